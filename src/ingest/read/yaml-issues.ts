import { YAMLError } from 'yaml';
import type { LocalizedMessage } from '../../messages/message';
import { FILES } from '../../messages/files';
import { YAML_ENGLISH, YAML_SPANISH } from '../../messages/libraries';

/** What is told of what the YAML library found, whose own words are English. */
export function yamlErrorMessage(error: Error): LocalizedMessage {
  const said =
    error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? error.name;
  const code = error instanceof YAMLError ? error.code : error.name;
  return FILES.NOT_YAML(YAML_SPANISH[code] ?? said, YAML_ENGLISH[code] ?? said);
}
