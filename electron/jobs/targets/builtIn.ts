/** The name of this machine, which is always a target. An entry of that name says how it is used: its folder, its Python. */
export const here = 'here';
