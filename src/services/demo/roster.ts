import { findRow, findRows, insertRow, updateWhere } from '@/db/atomic'
import { countRows } from '@/db/rows'
import type { Stored } from '@/db/stored'
import { addDays, type CivilDate, toInstant } from '@/domain/time/civil'
import { BEGIN } from '@/kit/case/define'
import { createFamily, createPerson } from '@/presets/demo/people'
import { createRandom, type Random } from '@/presets/demo/random'

import { demoTraining, type DemoWorker } from './training'
import type { DemoPart, DemoWorld } from './world'

const SEED = 9_000_271
const PEOPLE = 60
const LANGUAGES = ['', '', '', '英語（日常会話）', '中国語', 'ベトナム語', '手話']
const SKILLS = ['', '', '電話応対技能検定2級', '秘書検定2級', '個人情報保護士', 'MOS Excel']

type Role = Stored<'work-roles'>

/** Long enough for what any role asks for. */
const seasoned = (today: CivilDate) =>
  (['card-lead', 'call-lead', 'card', 'call', 'similar'] as const).map((kind) => ({
    kind,
    from: addDays(today, -365 * 4),
  }))

async function makeWorkers({ ctx, today }: DemoWorld, random: Random): Promise<DemoWorker[]> {
  const workers: DemoWorker[] = []
  for (let index = 0; index < PEOPLE; index++) {
    const family = createFamily(random)
    const { name, kana } = createPerson(random, family, random.int(1965, 2003))
    const isSenior = index < 8
    // Some lack what their role asks for: their assignment waits.
    const isComplete = index < 54
    const began = addDays(today, -random.int(60, 1500))
    const data = {
      name,
      kana: kana || name,
      company: index % 7 === 6 ? '株式会社 協力会社' : '株式会社 受託者',
      employment: isSenior ? 'regular' : random.pick(['regular', 'contract', 'parttime'] as const),
      phone: isComplete ? `044-000-${String(1000 + index)}` : '',
      mail: isComplete ? `staff${index + 1}@vendor.example` : '',
      contactCheckedOn: addDays(today, -random.int(5, isSenior ? 60 : 150)),
      languages: random.pick(LANGUAGES),
      skills: random.pick(SKILLS),
      ...(isComplete ? { pcSkillOn: began } : {}),
      experience: isSenior ? seasoned(today) : [{ kind: 'call', from: began }],
      ...(isSenior ? { careerSubmittedOn: began, careerApprovedOn: began } : {}),
      pledges: isComplete ? [{ version: 1, signedOn: began, coSignedBy: '受託者 代表' }] : [],
    }
    const row = await ctx.payload.create({ collection: 'workers', data: data as never, depth: 0 })
    workers.push({ id: String(row.id), name, kana })
  }
  return workers
}

type Plan = {
  worker: DemoWorker
  role: Role
  from: CivilDate
  until?: CivilDate
  state: 'planned' | 'submitted' | 'working' | 'ended'
  office?: string
}

async function assign({ ctx, staff }: DemoWorld, plan: Plan, number: number): Promise<void> {
  const { worker, role, from, until, state, office } = plan
  const at = toInstant(addDays(from, -10), '10:00').toISOString()
  const begunAt = toInstant(from, '08:45').toISOString()
  const by = staff.operator
  const has = state === 'working' || state === 'ended'
  await insertRow(ctx.payload, 'assignments', {
    requestKey: `demo|assignment|${number}`,
    number: `A${from.slice(2).replace(/-/g, '')}-${String(1000 + number)}`,
    worker: worker.id,
    workerName: worker.name,
    kana: worker.kana,
    role: role.id,
    roleTitle: role.title,
    ...(office ? { office } : { site: 'コールセンター' }),
    from,
    ...(until ? { until } : {}),
    ...(state === 'planned' ? {} : { submittedOn: addDays(from, -10) }),
    ...(role.noticeDays ? { noticeBy: addDays(from, -role.noticeDays) } : {}),
    ...(has ? { begunAt, begunBy: '業務責任者' } : {}),
    state,
    stateOn: has ? (until ?? from) : addDays(from, -10),
    stateSeq: has ? 1 : 0,
    unlogged: false,
    history: [
      { seq: 0, at, by, move: BEGIN, from: '', to: 'planned' },
      ...(has
        ? [{ seq: 1, at: begunAt, by, move: 'start', from: 'planned', to: 'working', op: 'demo' }]
        : []),
    ],
  })
}

/** Who does what: those responsible first, then the places one after the other. */
function plansOf(
  { config, today }: DemoWorld,
  random: Random,
  workers: readonly DemoWorker[],
  roles: readonly Role[],
): Plan[] {
  const leads = roles.filter(({ isLead }) => isLead)
  const others = roles.filter(({ isLead }) => !isLead)
  const offices = config.offices.filter(({ active }) => active).map(({ id }) => id)
  return workers.map((worker, index): Plan => {
    const lead = leads[index]
    const role = lead ?? others[index % others.length]!
    const isCall = /コール|オペレーター|事務局|管理/.test(role.title)
    const where = isCall ? {} : { office: offices[index % offices.length] }
    const from = addDays(today, -random.int(40, 320))
    if (lead || index < 46)
      return {
        worker,
        role,
        from,
        state: 'working',
        ...where,
        // A few end soon.
        ...(!lead && index % 15 === 14 ? { until: addDays(today, 9) } : {}),
      }
    if (index < 54)
      return {
        worker,
        role,
        from,
        until: addDays(today, -random.int(3, 30)),
        state: 'ended',
        ...where,
      }
    return {
      worker,
      role,
      from: addDays(today, 4 + index - 54),
      state: index % 2 ? 'submitted' : 'planned',
      ...where,
    }
  })
}

/**
 * About sixty people with their assignments: at work, ended, and some who cannot begin yet for what they
 * lack; then their training. The accounts of the supervisor and of who works at desk, counter and site belong to
 * people in order.
 */
export const demoRoster: DemoPart = async (world) => {
  const { ctx, say, today } = world
  if ((await countRows(ctx.payload, 'workers')) > 0) return
  say('従事者の名簿と研修を作っています')
  const random = createRandom(SEED)
  const roles = await findRows<Role>(
    ctx.payload,
    'work-roles',
    { active: { not_equals: false } },
    { sort: ['order', 'title'] },
  )
  if (!roles.some(({ isLead }) => !isLead)) return
  const workers = await makeWorkers(world, random)
  const plans = plansOf(world, random, workers, roles)
  for (const [index, plan] of plans.entries()) await assign(world, plan, index)
  await demoTraining(world, random, plans)
  for (const [username, plan] of accountsOf(plans)) {
    const user = await findRow<{ id: string }>(ctx.payload, 'users', {
      username: { equals: username },
    })
    if (user)
      await updateWhere(
        ctx.payload,
        'workers',
        { id: { equals: plan.worker.id } },
        { account: user.id, contactCheckedOn: today },
      )
  }
}

/** Whose the accounts of the demonstration are: the first at work in a role that such an account is bound to. */
function accountsOf([lead, ...rest]: readonly Plan[]): [string, Plan][] {
  const bound = new Set(rest.flatMap(({ role }) => role.accountRoles ?? []))
  const others = [...bound].flatMap((account): [string, Plan][] => {
    const plan = rest.find(
      ({ role, state, until }) =>
        state === 'working' && !until && role.accountRoles?.includes(account),
    )
    return plan ? [[account, plan]] : []
  })
  return [...(lead ? ([['supervisor', lead]] as [string, Plan][]) : []), ...others]
}
