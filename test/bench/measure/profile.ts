import neo4j, { type Driver, type ProfiledPlan } from 'neo4j-driver';
import type { Sent } from '../contenders/record-statements';

/** What a statement costs the database. */
export interface Profiled {
  readonly dbHits: number;
  /** The operators that cost most, the costliest first. */
  readonly costliest: readonly {
    readonly operator: string;
    readonly dbHits: number;
    readonly rows: number;
  }[];
}

/** Runs statements once more to see what they cost, without what Tinkuy asks about its data set for every request. */
export async function profile(driver: Driver, statements: readonly Sent[]): Promise<Profiled[]> {
  const session = driver.session({ defaultAccessMode: neo4j.session.READ });
  try {
    const found: Profiled[] = [];
    for (const { text, params } of statements) {
      const { summary } = await session.run(`PROFILE ${text}`, revived(params));
      if (summary.profile) found.push(profiled(summary.profile));
    }
    return found;
  } finally {
    await session.close();
  }
}

function profiled(plan: ProfiledPlan): Profiled {
  const all = [...operatorsOf(plan)];
  return {
    dbHits: all.reduce((sum, { dbHits }) => sum + dbHits, 0),
    costliest: [...all].sort((a, b) => b.dbHits - a.dbHits).slice(0, 3),
  };
}

function* operatorsOf(plan: ProfiledPlan): Generator<Profiled['costliest'][number]> {
  const { details } = plan.arguments as { details?: string };
  const operator = [plan.operatorType.replace(/@.*$/, ''), details].filter(Boolean).join(' ');
  yield {
    operator: operator.slice(0, 200),
    dbHits: Number(plan.dbHits ?? 0),
    rows: Number(plan.rows ?? 0),
  };
  for (const child of plan.children) yield* operatorsOf(child);
}

/** Whole numbers lose what they are on their way between processes. */
function revived(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revived);
  if (value === null || typeof value !== 'object') return value;
  const { low, high, ...others } = value as { low?: unknown; high?: unknown };
  if (typeof low === 'number' && typeof high === 'number' && Object.keys(others).length === 0) {
    return new neo4j.types.Integer(low, high);
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, revived(one)]));
}
