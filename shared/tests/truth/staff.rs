use shared::staff::{Permission, Role};

const DECIDING: [Permission; 5] =
    [Permission::Decide, Permission::DecideBulk, Permission::AssignSelf, Permission::AssignOther, Permission::Comment];
const READING: [Permission; 5] =
    [Permission::SeeQueue, Permission::SeeCase, Permission::Reveal, Permission::SeeLog, Permission::Export];

fn may(role: Role, permissions: &[Permission]) -> Vec<bool> {
    permissions.iter().map(|permission| role.may(*permission)).collect()
}

#[test]
fn a_role_is_called_by_its_own_name_and_no_other() {
    for role in Role::ALL {
        assert_eq!(Role::parse(role.name()), Some(role));
        assert_eq!(serde_json::to_value(role).unwrap(), role.name());
    }
    for wrong in ["", "Agent", "admin", "agent ", "agent,lead"] {
        assert_eq!(Role::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn whoever_decides_looks_after_nobodys_role_and_whoever_looks_after_roles_decides_nothing() {
    for role in Role::ALL {
        let decides = DECIDING.iter().any(|permission| role.may(*permission));
        assert!(!(decides && role.may(Permission::ManageStaff)), "{role:?}");
        assert!(!(decides && role.may(Permission::SeeLog)), "{role:?} would read what is written about it");
    }
    assert_eq!(may(Role::Administrator, &[DECIDING, READING].concat()), [false; 10]);
    assert!(Role::Administrator.may(Permission::ManageStaff));
}

#[test]
fn an_agent_decides_one_case_and_a_lead_several() {
    assert_eq!(may(Role::Agent, &DECIDING), [true, false, true, false, true]);
    assert_eq!(may(Role::Lead, &DECIDING), [true; 5]);
    assert_eq!(may(Role::Agent, &READING), [true, true, true, false, false]);
    assert_eq!(may(Role::Lead, &READING), may(Role::Agent, &READING));
}

#[test]
fn whoever_answers_for_what_is_kept_sees_it_and_an_agent_has_no_need_to() {
    let may = |role: &Role| role.may(Permission::SeeRegistry);
    let all: Vec<Role> = Role::ALL.into_iter().filter(may).collect();
    assert_eq!(all, [Role::Lead, Role::Auditor, Role::Administrator]);
}

#[test]
fn only_a_lead_writes_what_the_desk_answers_with() {
    let may = |role: &Role| role.may(Permission::WriteReplies);
    assert_eq!(Role::ALL.into_iter().filter(may).collect::<Vec<_>>(), [Role::Lead]);
}

#[test]
fn a_notice_is_written_by_whoever_leads_or_administers() {
    let may = |role: &Role| role.may(Permission::Announce);
    assert_eq!(Role::ALL.into_iter().filter(may).collect::<Vec<_>>(), [Role::Lead, Role::Administrator]);
}

#[test]
fn a_processor_is_told_once_more_by_whoever_leads_or_administers() {
    let may = |role: &Role| role.may(Permission::SendAgain);
    assert_eq!(Role::ALL.into_iter().filter(may).collect::<Vec<_>>(), [Role::Lead, Role::Administrator]);
}

#[test]
fn an_auditor_reads_everything_and_changes_nothing() {
    assert_eq!(may(Role::Auditor, &READING), [true; 5]);
    assert_eq!(may(Role::Auditor, &DECIDING), [false; 5]);
    assert!(!Role::Auditor.may(Permission::ManageStaff));
}
