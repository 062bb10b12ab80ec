// urql in its default settings, which asks by GET, and with its normalised cache. Told as JSON.
import { cacheExchange as documents, createClient, fetchExchange, gql } from '@urql/core';
import { cacheExchange as normalised } from '@urql/exchange-graphcache';

const [url] = process.argv.slice(2);
const possibleTypes = await (await fetch(`${url}/possibleTypes.json`)).json();
const THEN = gql`
  {
    entity(id: "program:contigo", asOf: "2016") {
      __typename
      id
      asOf
      name
    }
  }
`;
const NOW = gql`
  {
    entity(id: "program:contigo") {
      __typename
      id
      asOf
      name
    }
  }
`;

const methods = [];
const watching = (input, init) => {
  methods.push(init?.method ?? 'GET');
  return fetch(input, init);
};
const ask = async (cache) => {
  const client = createClient({
    url: `${url}/graphql`,
    exchanges: [cache, fetchExchange],
    fetch: watching,
  });
  await client.query(NOW, {}).toPromise();
  await client.query(THEN, {}).toPromise();
  const { data, error } = await client.query(NOW, {}, { requestPolicy: 'cache-only' }).toPromise();
  return error?.message ?? data.entity.name;
};

const keyOf = ({ id, asOf }) => (asOf ? `${id}@${asOf}` : id);
const keys = Object.fromEntries(possibleTypes.Entity.map((type) => [type, keyOf]));
console.log(
  JSON.stringify({
    byDefault: await ask(documents),
    byIdAlone: await ask(normalised()),
    byDateToo: await ask(normalised({ keys })),
    methods: [...new Set(methods)],
  }),
);
