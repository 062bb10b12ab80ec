// Apollo Client with a normalised cache: what it shows of the same thing, at a date and today. Told as JSON.
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';

const [url] = process.argv.slice(2);
const possibleTypes = await (await fetch(`${url}/possibleTypes.json`)).json();
const THEN = gql`
  {
    entity(id: "program:contigo", asOf: "2016") {
      id
      asOf
      name
    }
  }
`;
const NOW = gql`
  {
    entity(id: "program:contigo") {
      id
      asOf
      name
    }
  }
`;

const ask = async (typePolicies) => {
  const link = new HttpLink({ uri: `${url}/graphql`, useGETForQueries: true });
  const client = new ApolloClient({
    link,
    cache: new InMemoryCache({ possibleTypes, typePolicies }),
  });
  await client.query({ query: NOW });
  await client.query({ query: THEN });
  const { data } = await client.query({ query: NOW, fetchPolicy: 'cache-only' });
  const keys = Object.keys(client.cache.extract()).filter((key) => key.startsWith('Program'));
  return { name: data.entity.name, keys: keys.sort() };
};

const byIdAlone = await ask({});
const byDateToo = await ask({ Entity: { keyFields: ['id', 'asOf'] } });
console.log(JSON.stringify({ byIdAlone, byDateToo }));
