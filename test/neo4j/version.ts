import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The Neo4j version to run with a Java of the given major version: the 5.26.x of pom.xml unless
 * `asked` is another version, or "latest" for the newest one in pom.xml that this Java can run.
 */
export function chooseVersion(asked: string | undefined, javaVersion: number): string {
  if (asked === undefined) return fromPom('neo4j.version');
  if (asked === 'latest') {
    const latest = fromPom('neo4j.latest.version');
    return javaVersion >= javaNeededBy(latest) ? latest : fromPom('neo4j.version');
  }
  if (!/^(5\.26|20\d\d\.\d\d)\.\d+$/.test(asked)) {
    const example = fromPom('neo4j.version');
    throw new Error(
      `"${asked}" is not a Neo4j version that can be run here: give "latest" or the three numbers of a version from 5.26 on, such as ${example}.`,
    );
  }
  const needed = javaNeededBy(asked);
  if (javaVersion < needed) {
    throw new Error(
      `Neo4j ${asked} needs Java ${needed} or later and Java ${javaVersion} was found: set JAVA_HOME to a newer JDK or choose a 5.26 version.`,
    );
  }
  return asked;
}

function javaNeededBy(version: string): number {
  return version.startsWith('5.') ? 17 : 21;
}

/** The versions are kept in one place, which tools that update dependencies can read. */
function fromPom(property: string): string {
  const pom = readFileSync(join(__dirname, 'pom.xml'), 'utf8');
  const version = new RegExp(`<${property}>(.+)</${property}>`).exec(pom)?.[1];
  if (!version) throw new Error(`test/neo4j/pom.xml has no property <${property}>: add it.`);
  return version;
}
