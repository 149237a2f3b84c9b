import * as step0 from './00000000_000000_initial'
import * as step1 from './20261128_000000_safe_hands'
import * as step2 from './20261129_000000_house'
import * as step3 from './20261130_000000_contact'
import * as step4 from './20261201_000000_people'
import * as step5 from './20261202_000000_reports'

export const migrations = [
  { up: step0.up, down: step0.down, name: '00000000_000000_initial' },
  { up: step1.up, down: step1.down, name: '20261128_000000_safe_hands' },
  { up: step2.up, down: step2.down, name: '20261129_000000_house' },
  { up: step3.up, down: step3.down, name: '20261130_000000_contact' },
  { up: step4.up, down: step4.down, name: '20261201_000000_people' },
  { up: step5.up, down: step5.down, name: '20261202_000000_reports' },
]
