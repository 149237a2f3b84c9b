/**
 * What people see where a stored personal value cannot be read. Files that are made here may carry it,
 * so no list that comes in may bring it as somebody's name.
 */
export const UNREADABLE_MARK = '（読み取れません）'
