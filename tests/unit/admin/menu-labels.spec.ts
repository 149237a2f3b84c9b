import { describe, expect, it } from 'vitest'

import { menuFor } from '@/admin/nav/menu'
import { PRODUCT } from '@/areas'

describe('the names of screens', () => {
  it('are the same in the menu and at the head of the list that it opens', () => {
    const items = menuFor({ id: '1', roles: ['city-admin'], active: true }).flatMap(
      (group) => group.items,
    )
    const names = new Map(items.map(({ href, label }) => [href, label]))
    const differ = PRODUCT.collections.flatMap(({ slug, labels }) => {
      const name = names.get(`/admin/collections/${slug}`)
      return name && name !== labels?.plural ? [`${slug}: ${name} ≠ ${String(labels?.plural)}`] : []
    })
    expect(differ).toEqual([])
  })
})
