const loneSurrogates = /\p{Surrogate}/gu;

/** The beginning of a text that somebody sent, at most `limit` UTF-16 units and always well-formed, to show what was found. */
export function excerpt(text: string, limit: number): string {
  const beginning = text.length > limit ? `${text.slice(0, limit - 1)}…` : text;
  return beginning.replace(loneSurrogates, '\ufffd');
}
