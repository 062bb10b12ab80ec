import { describeEachEngine } from '../support/api';
describeEachEngine('fixture', (api) => {
  test('x', async () => {
    const q = process.env.Q ?? '{ interventions { totalCount nodes { id } } }';
    for (const one of q.split('###')) {
      const a = await api().send(one);
      console.log(
        a.status,
        JSON.stringify(a.body.errors ?? a.body.data),
        JSON.stringify(a.body.extensions),
        process.env.S
          ? api()
              .engine.statements.map((s) =>
                typeof s === 'string' ? s : s.text + JSON.stringify(s.params),
              )
              .join('\n--\n')
          : '',
      );
      api().engine.forget();
    }
  });
});
