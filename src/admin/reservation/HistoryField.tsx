'use client'

export function HistoryField() {
  return null
}
