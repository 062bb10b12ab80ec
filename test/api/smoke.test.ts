import { describeEachEngine } from '../support/api';

describeEachEngine('seed', (api) => {
  test('the founding case', async () => {
    expect(
      await api().data(
        '{ intervention(id: "intervention:layo-ecosistemas-productivos") { approaches { nodes { id } } } }',
      ),
    ).toEqual({
      intervention: {
        approaches: {
          nodes: [
            { id: 'approach:agroecologia' },
            { id: 'approach:genero' },
            { id: 'approach:interculturalidad' },
            { id: 'approach:territorialidad' },
          ],
        },
      },
    });
  });
});
