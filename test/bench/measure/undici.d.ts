/** What is used of `undici`, which is installed for the benchmark alone. */
declare module 'undici' {
  interface PoolOptions {
    readonly connections: number;
    readonly pipelining: number;
    readonly headersTimeout: number;
    readonly bodyTimeout: number;
  }
  interface PoolRequest {
    readonly path: string;
    readonly method: 'POST';
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  }
  interface PoolResponse {
    readonly statusCode: number;
    readonly body: { text(): Promise<string> };
  }
  export class Pool {
    constructor(origin: string, options: PoolOptions);
    request(request: PoolRequest): Promise<PoolResponse>;
    close(): Promise<void>;
  }
}
