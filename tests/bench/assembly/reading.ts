/** Reads memory and does as little as can be with it: how fast this machine can go. */

export function firstFree(): usize {
  return __heap_base;
}

/** Reads so many bytes, a multiple of 128; gives back something of them, so that none is left unread. */
export function read(at: usize, bytes: usize): i32 {
  let a = i32x4.splat(0);
  let b = i32x4.splat(0);
  let c = i32x4.splat(0);
  let d = i32x4.splat(0);
  const end = at + bytes;
  for (; at < end; at += 128) {
    a = v128.or(a, v128.or(v128.load(at), v128.load(at, 64)));
    b = v128.or(b, v128.or(v128.load(at, 16), v128.load(at, 80)));
    c = v128.or(c, v128.or(v128.load(at, 32), v128.load(at, 96)));
    d = v128.or(d, v128.or(v128.load(at, 48), v128.load(at, 112)));
  }
  return i32x4.extract_lane(v128.or(v128.or(a, b), v128.or(c, d)), 0);
}
