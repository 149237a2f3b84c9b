type Load = { calls: number; days: number }

/**
 * Whether somebody's calls a day are further from those of all than so many percent; exactly so many is
 * not (CC-26). In whole numbers.
 */
export const isOutlier = (own: Load, all: Load, percent: number): boolean =>
  own.days > 0 &&
  own.days < all.days &&
  Math.abs(own.calls * all.days - all.calls * own.days) * 100 > percent * all.calls * own.days
