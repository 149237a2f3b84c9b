'use client'

export function Versions() {
  return null
}
