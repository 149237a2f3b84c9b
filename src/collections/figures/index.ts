export { CallStats } from './CallStats'
export { CallImportProfiles, CallPlans, CallRules, CallSeats } from './masters'
export { RateMisses, StaffingReviews } from './cases'
