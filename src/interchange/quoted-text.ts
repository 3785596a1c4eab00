/** A text in quotation marks, as JSON, with everything that can't be seen, or turns the direction of writing, as \uXXXX. */
export function quotedText(text: string): string {
  const invisible = /[\p{Cc}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u00a0]/gu;
  return JSON.stringify(text).replace(invisible, (found) =>
    Array.from(
      { length: found.length },
      (_, i) => `\\u${found.charCodeAt(i).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}
