/** What came back. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Posts a body of JSON to one contender. */
export type Post = (body: string) => Promise<Answer>;

/** Posts with what Node has: for comparing, where nothing is timed. */
export const postTo =
  (url: string): Post =>
  async (body) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    return { status: response.status, text: await response.text() };
  };

/** The data of an answer; throws where it has errors. */
export function dataOf({ status, text }: Answer): unknown {
  const fault = (): Error => new Error(`answered ${status}: ${text.slice(0, 500)}`);
  if (status !== 200) throw fault();
  const body = JSON.parse(text) as { data?: unknown; errors?: unknown };
  if (body.errors !== undefined) throw fault();
  return body.data;
}
