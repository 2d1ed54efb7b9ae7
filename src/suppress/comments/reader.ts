import type { Source } from '../../text/source.ts';
import type { CommentReader } from './comment.ts';

/** The comments of a file, by its name. A language's parser is loaded only for a file that has a comment of ours. */
export async function commentsOf(source: Source): Promise<CommentReader> {
  const extension = /\.([a-z\d]+)$/i.exec(source.path)?.[1]?.toLowerCase() ?? '';
  switch (extension) {
    case 'bicep':
    case 'bicepparam':
      return (await import('./bicep.ts')).bicepComments(source);
    case 'json':
    case 'jsonc':
      return (await import('./json.ts')).jsonComments(source);
    case 'yml':
    case 'yaml':
      return (await import('./yaml.ts')).yamlComments(source);
    case 'py':
      return (await import('./python.ts')).pythonComments(source);
    case 'xml':
    case 'config':
    case 'md':
    case 'html':
      return (await import('./markup.ts')).markupComments(source);
    default:
      return (await import('./hash.ts')).hashComments(source);
  }
}
