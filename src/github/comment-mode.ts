/** When the comment on the pull request is written. Apart from what writes it, so that reading the inputs loads no client. */
export const COMMENT = ['auto', 'always', 'never'] as const;
export type CommentMode = (typeof COMMENT)[number];
