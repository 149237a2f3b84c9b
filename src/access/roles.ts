/** Every role of the platform (design §6), with the label staff see. */
export const ROLES = {
  'city-admin': '市管理者',
  'city-staff': '市職員（区役所・窓口）',
  'window-staff': '窓口スタッフ（受託者）',
  operator: 'コールセンターオペレーター',
  supervisor: '業務責任者',
  'vendor-manager': '統括責任者（受託者）',
  secretariat: '事務局',
  'post-office-staff': '郵便局員',
  helpdesk: 'ヘルプデスク',
  'field-staff': '訪問スタッフ',
  auditor: '監査担当',
} as const

export type Role = keyof typeof ROLES

export const ROLE_OPTIONS = Object.entries(ROLES).map(([value, label]) => ({ value, label }))

/** Roles held by city employees. Acts that the law reserves to the city look here (AC-06). */
export const CITY_ROLES: readonly Role[] = ['city-admin', 'city-staff', 'auditor']

/** Roles that work for the whole city; all others see only the offices on their account (AC-07). */
export const CITY_WIDE: readonly Role[] = [
  'city-admin',
  'operator',
  'supervisor',
  'vendor-manager',
  'secretariat',
  'helpdesk',
  'auditor',
]

/** Roles that can do nothing before an office stands on the account. */
export const OFFICE_BOUND: readonly Role[] = ['city-staff', 'window-staff', 'post-office-staff']

export type StaffUser = {
  id: string
  name?: string | null
  username?: string | null
  roles?: Role[] | null
  offices?: ({ id: string } | string)[] | null
  employer?: 'city' | 'vendor' | null
  active?: boolean | null
  /** Set when somebody else chose the password. */
  mustChangePassword?: boolean | null
  /** What 二段階認証 asks of this account today; set when the account is read for a request. */
  secondFactor?: 'none' | 'enrol' | 'code' | null
  /** The request comes from outside of the addresses that the roles are bound to (AC-09). */
  outside?: boolean | null
  /** Why the roster does not let this account work today, in words; set when the account is read for a request. */
  rosterBar?: string | null
  /** Sessions in which the code was given. */
  verifiedSids?: string[] | null
  /** Payload's name of the session that a request belongs to. */
  _sid?: string | null
}

export const hasRole = (user: StaffUser | null | undefined, ...roles: Role[]): boolean =>
  !!user?.roles?.some((role) => roles.includes(role))

/**
 * Whoever works for the whole city sees all offices. The helpdesk answers for all post offices, but brings no
 * further offices to somebody's other work: beside a role of single offices it widens nothing.
 */
export const isCityWide = (user: StaffUser | null | undefined): boolean =>
  hasWideRole(user?.roles ?? [])

/** The same of the roles of an account that is being written. */
export const hasWideRole = (roles: readonly Role[]): boolean =>
  roles.some((role) => role !== 'helpdesk' && CITY_WIDE.includes(role)) ||
  (roles.length > 0 && roles.every((role) => role === 'helpdesk'))

/** Ids of the offices on the account; relations may come as documents or as ids. */
export const officeIdsOf = (user: StaffUser | null | undefined): string[] =>
  (user?.offices ?? []).map((office) => (typeof office === 'string' ? office : office.id))

/** May this user act on documents of this office? */
export const mayUseOffice = (user: StaffUser | null | undefined, officeId: string): boolean =>
  isCityWide(user) || officeIdsOf(user).includes(officeId)
