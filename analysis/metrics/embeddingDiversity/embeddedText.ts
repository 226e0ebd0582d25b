/** Which text of an instance a vector stands for. */
export const embeddedTexts = ['instruction', 'response'] as const;

export type EmbeddedText = (typeof embeddedTexts)[number];
