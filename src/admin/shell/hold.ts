let holders = 0

/**
 * While somebody answers what a record asks, the screen below is not read anew: the record may leave its list,
 * and the dialog would go with it. @returns lets go
 */
export function hold(): () => void {
  holders++
  let isOver = false
  return () => {
    if (!isOver) holders--
    isOver = true
  }
}

export const isHeld = (): boolean => holders > 0
