import neo4j from 'neo4j-driver';
import { describeEachEngine } from '../support/api';
import { testStore } from '../support/test-engines';
type P = { operatorType: string; arguments: Record<string, unknown>; children: P[] };
describeEachEngine('fixture', () => {
  test('x', async () => {
    const st = testStore('neo4j'); if (st.kind !== 'neo4j') return;
    const d = neo4j.driver(st.uri, neo4j.auth.basic(st.username, st.password), { disableLosslessIntegers: true });
    const s = d.session();
    const m = `MATCH (n1:Place) WHERE n1.id IN $p0 MATCH (n1)<-[:PART_OF*0..3]-(n0:District)`;
    const params = { p0: ['province:0805', 'department:08'], p1: neo4j.int(21) };
    for (const q of [
      `${m} WITH DISTINCT n0 ORDER BY n0.nameFolded, n0.id LIMIT $p1 RETURN n0.id AS id`,
      `${m} WITH DISTINCT n0 ORDER BY n0.id LIMIT $p1 RETURN n0.id AS id`,
      `${m} WITH DISTINCT n0 WITH n0 ORDER BY n0.nameFolded, n0.id LIMIT $p1 RETURN n0.id AS id`,
      `${m} RETURN count(DISTINCT n0) AS id`,
    ]) {
      const r = await s.run('PROFILE ' + q, params);
      const show = (p: P): string => p.operatorType + ' ' + String(p.arguments.Details) + ' | ' + String(p.arguments.Order) + '\n' + p.children.map(show).join('');
      console.log(q, JSON.stringify(r.records.map((x) => x.get('id'))), '\n' + show(r.summary.profile as unknown as P), (r.summary.profile as unknown as P).arguments.runtime, (r.summary.profile as unknown as P).arguments.planner);
    }
    await d.close();
  });
});
