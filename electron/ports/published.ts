/** The study that ships with the app: the word that names it wherever a path is asked for, and its name for the eye. */
export const published = { id: 'published', name: 'AgoraBench as published' } as const;
