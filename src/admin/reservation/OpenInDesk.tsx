'use client'

export function OpenInDesk() {
  return null
}
