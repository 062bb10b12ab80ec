/** What is used of libsql; its own types are found by newer resolutions of modules alone, and leave out what is bound. */
declare module 'libsql/promise' {
  type Bound = string | number | null;

  class Database {
    constructor(path: string);
    prepare(sql: string): Promise<Database.Statement>;
    exec(sql: string): Promise<void>;
    /** Ends the statement that is running, which then fails with SQLITE_INTERRUPT. */
    interrupt(): void;
    close(): void;
  }

  namespace Database {
    interface Statement {
      /** True where it gives rows. */
      readonly reader: boolean;
      /** From now on a row is the list of its values. */
      raw(): this;
      /** All rows; the statement runs on another thread. */
      all(values: readonly Bound[]): Promise<readonly unknown[][]>;
      /** The first row, found on this thread. */
      get(values: readonly Bound[]): readonly unknown[] | undefined;
      /** Runs it on this thread. */
      run(values: readonly Bound[]): { readonly changes: number };
    }
  }

  export = Database;
}
