/** A table of more models than a study evaluates on one benchmark is a public board. */
export const boardModels = 40;
