/** A target's name inside a sentence. The target `here` is always there, and is this machine. */
export const targetName = (name: string): string => (name === 'here' ? 'this machine' : name);
