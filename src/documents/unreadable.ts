/** A file that cannot be used at all, with what to do about it, in words for the person. */
export class UnreadableFile extends Error {}
