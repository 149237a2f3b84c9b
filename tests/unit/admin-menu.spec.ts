import { describe, expect, it } from 'vitest'

import { ROLES, type Role } from '@/access/roles'
import { menuFor } from '@/admin/nav/menu'
import { tasksFor } from '@/admin/start/tasks'

const linksOf = (role: Role) =>
  menuFor({ id: '1', roles: [role], active: true }).flatMap((group) =>
    group.items.map((item) => item.href),
  )

describe('the menu', () => {
  it('gives every role a start page and nothing that it may not use', () => {
    for (const role of Object.keys(ROLES) as Role[]) expect(linksOf(role)[0]).toBe('/admin')
    expect(linksOf('helpdesk')).toEqual([
      '/admin',
      '/admin/work',
      '/admin/helpdesk-tickets',
      '/admin/faq-search',
      '/admin/manuals',
      '/admin/devices',
      '/admin/maintenance-tickets',
      '/admin/removal-checks',
      '/admin/device-damages',
      '/admin/device-counts',
      '/admin/contract-ends',
      '/admin/contact-card',
      '/admin/duty-reports',
      '/admin/security',
      '/admin/collections/rule-documents',
    ])
  })

  it('begins the day of every role with its own screens, of which the menu has each', () => {
    const first = (role: Role) =>
      tasksFor({ id: '1', roles: [role], active: true }).map(({ href }) => href)
    for (const role of Object.keys(ROLES) as Role[]) {
      const tasks = first(role)
      expect([role, tasks.length > 0 && tasks.length <= 5]).toEqual([role, true])
      expect(linksOf(role)).toEqual(expect.arrayContaining(tasks))
    }
    expect(first('auditor')[0]).toBe('/admin/logs')
    expect(first('field-staff')).toEqual([
      '/admin/procedures',
      '/admin/card-papers',
      '/admin/maintenance-tickets',
      '/admin/devices',
    ])
    expect(first('helpdesk')).toEqual([
      '/admin/helpdesk-tickets',
      '/admin/maintenance-tickets',
      '/admin/devices',
    ])
    expect(first('vendor-manager').length).toBeGreaterThan(2)
    expect(first('operator')[0]).toBe('/admin/desk')
  })

  it('offers scanning to nobody who only looks', () => {
    for (const path of ['/admin/station', '/admin/picking']) {
      expect(linksOf('auditor')).not.toContain(path)
      expect(linksOf('window-staff')).toContain(path)
    }
  })

  it('AC-11 (part) shows an operator no card data, no settings, no log, no accounts', () => {
    const links = linksOf('operator').join(' ')
    expect(links).toContain('/admin/desk')
    expect(links).not.toMatch(/cards|users|logs|city-settings|opening-patterns|close/)
  })

  it('shows the city administrator everything, each once', () => {
    const links = linksOf('city-admin')
    expect(new Set(links).size).toBe(links.length)
    for (const path of ['/admin/close', '/admin/week', '/admin/logs', '/admin/collections/users']) {
      expect(links).toContain(path)
    }
  })

  it('leads those who hand in reports to what is due, and nobody at a window or a telephone', () => {
    for (const role of ['supervisor', 'vendor-manager', 'secretariat', 'city-admin'] as const)
      expect(linksOf(role)).toContain('/admin/deadlines')
    for (const role of ['operator', 'window-staff', 'helpdesk', 'field-staff'] as const)
      expect(linksOf(role)).not.toContain('/admin/deadlines')
    expect(linksOf('supervisor')).not.toContain('/admin/collections/deadline-rules')
    expect(linksOf('vendor-manager')).toContain('/admin/collections/deadline-rules')
  })

  it('shows an account out of use nothing but the start', () => {
    const menu = menuFor({ id: '1', roles: ['city-admin'], active: false })
    expect(menu.flatMap((group) => group.items.map((item) => item.href))).toEqual(['/admin'])
  })
})
