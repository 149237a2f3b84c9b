import type { Examples } from './example'

let next = 0
/** Only one record may have it. */
const fresh = (letter: string): string => `${letter}-${++next}`

export const EQUIPMENT: Examples = {
  devices: {
    fields: (office) => ({
      number: fresh('EX'),
      name: 'タブレット端末',
      typeName: 'タブレット端末',
      category: 'tablet',
      needs: ',label,wire,sim,mdm,antivirus,discs,wipe,',
      office,
      from: '2026-08-01',
      to: '2027-03-31',
      contract: '業務委託契約',
      client: '市民課',
      lessor: 'リース',
      supportCompany: '保守',
      supportPhone: '092-000-0000',
      checks: [{ id: 'a', text: '設定した', answer: 'yes' }],
      owner: 'vendor',
      lockedAt: '2026-11-30T00:00:00.000Z',
      remoteWipedAt: '2026-11-30T00:00:00.000Z',
      wipeNumber: '消去-1',
    }),
    only: {
      unplug: { line: '020-0000-0000', simNumber: '8981-0' },
      repairedUnwiped: { lentOn: '2026-11-20' },
      foundUnwiped: { lentOn: '2026-11-20' },
      keepUnwiped: { lentOn: '2026-11-20' },
      keepPreparing: { plannedFrom: 'preparing' },
      keepRepair: { plannedFrom: 'repair' },
    },
    answers: {
      check: { item: 'a', answer: 'yes' },
      place: { placedOn: '2026-11-30' },
      relocate: { location: '1階', note: '席替え' },
      unplug: { note: '回線会社へ返した' },
      retype: { type: 'tablet', contract: 'one', note: '取り違え' },
      label: { labelledOn: '2026-11-30' },
      secure: { theftGuard: 'ワイヤー', securedOn: '2026-11-30' },
      get sim() {
        return { line: fresh('020-0000'), sim: fresh('SIM') }
      },
      discs: { discGivenOn: '2026-11-30', discKeptOn: '2026-11-30' },
      antivirus: { antivirusOn: '2026-11-30' },
      lend: { borrower: '訪問スタッフ', loanDueOn: '2026-12-31' },
      clean: { method: 'reset', note: '写真の一覧が空になった' },
      toRepair: { note: '画面が暗い' },
      repaired: { note: '正常' },
      repairedUnwiped: { note: '正常' },
      lose: { lostAt: '2026-11-30T09:00', note: '移動中' },
      lock: { note: '応答あり' },
      remoteWipe: { note: '応答あり' },
      found: { note: '車の中' },
      foundUnwiped: { note: '車の中' },
      writeOff: { note: '市と協議した' },
      certify: {
        certificate: '消去-2',
        method: 'overwrite',
        wipedOn: '2026-11-30',
        wipedBy: '保守会社',
      },
      remove: { removedOn: '2026-11-30' },
      keep: { note: '延長' },
      keepUnwiped: { note: '延長' },
      keepPreparing: { note: '延長' },
      keepRepair: { note: '延長' },
      add: { note: '台帳と照合した' },
    },
  },
  'maintenance-tickets': {
    fields: (office) => ({
      number: fresh('M'),
      kind: 'hardware',
      office,
      symptom: '画面が暗い',
      openedOn: '2026-11-30',
      openedAt: '2026-11-30T00:00:00.000Z',
      openedBy: '田中',
      reportedOn: '2026-11-30',
    }),
    answers: {
      call: { phoneResult: '電源を入れ直した' },
      planVisit: { visitAt: '2026-12-01T10:00' },
      arrive: { arrivedAt: '2026-11-30T10:00' },
      repaired: { repairedAt: '2026-11-30T11:00', work: '部品を替えた', stateAfter: '正常' },
      again: { note: 'まだ暗い' },
      report: { cause: '部品の劣化', prevention: '点検', reportedOn: '2026-11-30' },
      add: { note: '部品を返した' },
    },
  },
  'supply-requests': {
    fields: (office) => ({
      number: fresh('S'),
      office,
      supply: 'ribbon',
      supplyName: 'インクリボン',
      count: 1,
      askedOn: '2026-11-30',
    }),
    answers: { refuse: { note: '在庫あり' } },
  },
  'device-damages': {
    fields: (office) => ({
      number: fresh('D'),
      deviceNumber: 'EX-1',
      office,
      what: '画面が割れた',
      happenedOn: '2026-11-30',
      causedBy: 'vendor',
      reportedOn: '2026-11-30',
    }),
    answers: {
      decide: { remedy: 'repair', agreedWith: '市民課', dueOn: '2026-12-20' },
      settle: { result: '直った' },
    },
  },
  'removal-checks': {
    fields: (office) => ({
      day: '2026-11-30',
      office,
      devices: 1,
      checks: [{ id: 'a', text: 'K-1 カメラ', answer: 'yes' }],
    }),
    answers: { check: { item: 'a', answer: 'yes' } },
  },
  'device-counts': {
    fields: (office) => ({
      number: fresh('V'),
      office,
      beganOn: '2026-11-30',
      expected: [{ id: 'x', number: 'K-1', name: 'カメラ' }],
      scans: [],
    }),
    answers: { scan: { code: 'K-1' }, unscan: { code: 'K-1' } },
  },
  'contract-ends': {
    fields: () => ({
      contract: '業務委託契約',
      dueOn: '2027-03-31',
      checks: [{ id: 'a', text: '撤去した', answer: 'yes' }],
    }),
    answers: {
      check: { item: 'a', answer: 'yes' },
      report: { summary: '撤去した', reportedOn: '2026-11-30' },
      giveBack: { note: '写真を付ける' },
    },
  },
}
