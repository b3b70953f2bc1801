// Made by `npm run client` from the operations' own schemas.
// biome-ignore-all format: made by a program
// biome-ignore-all lint: made by a program

export interface Kinds {
  'accept-clock': 'write';
  'acknowledge-signal': 'write';
  'add-person': 'write';
  'add-to-account-team': 'write';
  'add-to-segment': 'write';
  'approve-document': 'write';
  'approve-message': 'write';
  'assign-account': 'write';
  'assign-contact': 'write';
  'book-meeting': 'write';
  'cancel-back-test': 'write';
  'cancel-import': 'write';
  'cancel-meeting': 'write';
  'cancel-scenarios': 'read';
  'cancel-task': 'write';
  'check-condition': 'read';
  'check-criterion': 'write';
  'check-playbook': 'read';
  'check-task': 'read';
  'compare-playbooks': 'read';
  'complete-task': 'write';
  'count-accounts': 'read';
  'create-key': 'write';
  'create-order': 'write';
  'delete-view': 'write';
  'discard-document': 'write';
  'discard-draft': 'write';
  'discard-message': 'write';
  'discard-quarantined': 'write';
  'discard-unassigned': 'write';
  'dismiss-signal': 'write';
  'edit-accounts': 'write';
  'edit-message': 'write';
  'end-enrollment': 'write';
  'end-session': 'write';
  'end-sessions': 'write';
  'explain-account': 'read';
  'explain-rule': 'read';
  'explain-score-at': 'read';
  'explain-score-change': 'read';
  'get-account': 'read';
  'get-account-page': 'read';
  'get-back-test': 'read';
  'get-back-test-account': 'read';
  'get-book-figures': 'read';
  'get-day-counts': 'read';
  'get-document': 'read';
  'get-event': 'read';
  'get-import': 'read';
  'get-journey-map': 'read';
  'get-journey-uplift': 'read';
  'get-kpi-breakdown': 'read';
  'get-kpi-rows': 'read';
  'get-me': 'read';
  'get-message': 'read';
  'get-opportunity': 'read';
  'get-order': 'read';
  'get-playbook': 'read';
  'get-playbook-files': 'read';
  'get-playbook-language': 'read';
  'get-rollout': 'read';
  'get-sample': 'read';
  'get-shipped-playbook': 'read';
  'get-sign-on': 'read';
  'get-signal': 'read';
  'get-status': 'read';
  'get-studio': 'read';
  'get-task': 'read';
  'get-ticket': 'read';
  'get-today': 'read';
  'get-words': 'read';
  'invite-user': 'write';
  'list-account-facts': 'read';
  'list-account-ids': 'read';
  'list-account-journeys': 'read';
  'list-account-team': 'read';
  'list-accounts': 'read';
  'list-adoption': 'read';
  'list-audit': 'read';
  'list-back-tests': 'read';
  'list-catalogue': 'read';
  'list-contacts': 'read';
  'list-contract-movements': 'read';
  'list-contracts': 'read';
  'list-documents': 'read';
  'list-enrollments': 'read';
  'list-events': 'read';
  'list-held-accounts': 'read';
  'list-held-messages': 'read';
  'list-imports': 'read';
  'list-journeys': 'read';
  'list-keys': 'read';
  'list-kpis': 'read';
  'list-meetings': 'read';
  'list-messages': 'read';
  'list-notifications': 'read';
  'list-opportunities': 'read';
  'list-orders': 'read';
  'list-people': 'read';
  'list-playbooks': 'read';
  'list-publications': 'read';
  'list-quarantine': 'read';
  'list-refused-calls': 'read';
  'list-roles': 'read';
  'list-rules': 'read';
  'list-score-history': 'read';
  'list-sessions': 'read';
  'list-settings': 'read';
  'list-signals': 'read';
  'list-sources': 'read';
  'list-survey-responses': 'read';
  'list-tasks': 'read';
  'list-team-roles': 'read';
  'list-tickets': 'read';
  'list-timeline': 'read';
  'list-unassigned': 'read';
  'list-usage': 'read';
  'list-users': 'read';
  'list-views': 'read';
  'load-sample': 'write';
  'make-password-link': 'write';
  'open-draft': 'write';
  'pause-enrollment': 'write';
  'pause-journey': 'write';
  'preview-import': 'read';
  'preview-publication': 'read';
  'preview-release': 'read';
  'propose-import': 'read';
  'publish-playbook': 'write';
  'put-rollout-away': 'write';
  'qualify-signal': 'write';
  'read-notification': 'write';
  'record-answer': 'write';
  'record-click': 'write';
  'record-contract': 'write';
  'record-decision': 'write';
  'record-event': 'write';
  'record-no-show': 'write';
  'record-note': 'write';
  'record-reply': 'write';
  'record-ticket': 'write';
  'release-account': 'write';
  'release-accounts': 'write';
  'release-signals': 'write';
  'remove-from-account-team': 'write';
  'remove-from-segment': 'write';
  'remove-sample': 'write';
  'remove-user': 'write';
  'reopen-task': 'write';
  'replay-quarantine': 'write';
  'resolve-in-doubt': 'write';
  'restore-signal': 'write';
  'resubscribe-contact': 'write';
  'resume-enrollment': 'write';
  'resume-journey': 'write';
  'retry-document': 'write';
  'retry-import': 'write';
  'retry-message': 'write';
  'revoke-invitation': 'write';
  'revoke-key': 'write';
  'roll-back-playbook': 'write';
  'run-scenarios': 'read';
  'save-draft': 'write';
  'save-view': 'write';
  'search': 'read';
  'set-account': 'write';
  'set-contact': 'write';
  'set-setting': 'write';
  'set-sign-on': 'write';
  'snooze-task': 'write';
  'start-back-test': 'write';
  'start-import': 'write';
  'switch-playbook': 'write';
  'undo-edit': 'write';
  'unsubscribe-contact': 'write';
  'unsuppress-contact': 'write';
  'update-document': 'write';
  'update-me': 'write';
  'update-opportunity': 'write';
  'update-person': 'write';
  'update-user': 'write';
}

export interface Schemas {
    Problem: {
        type: string;
        title: string;
        status: number;
        /** @description Stable, for programs */
        reason: string;
        /** @description What happened and what to do next */
        detail: string;
    };
    "accept-clock.in": Record<string, never>;
    "accept-clock.out": {
        /** @description below 0: back; time then stands still until the database has caught up */
        jumped_by_minutes: number;
    };
    "acknowledge-signal.in": {
        account: string;
        /** Format: uuid */
        signal: string;
    };
    "acknowledge-signal.out": {
        signal: string;
        /** @constant */
        status: "acknowledged";
    };
    "add-person.in": {
        id?: string;
        name: string;
        first_name?: string;
        /** Format: email */
        email: string;
        phone?: string;
        zone?: string;
        /** Format: uri */
        booking_link?: string;
        /** @description id or e-mail address of whom they report to */
        manager?: string;
        /** @default [] */
        roles?: string[];
    };
    "add-person.out": {
        id: string;
        name: string;
        first_name: string;
        email: string;
        phone?: string;
        zone?: string;
        booking_link?: string;
        /** @description id of whom they report to */
        manager?: string;
        roles: string[];
    };
    "add-to-account-team.in": {
        account: string;
        /** @description id or e-mail address */
        person: string;
        /** @description such as partner, ae, csm */
        role: string;
    };
    "add-to-account-team.out": {
        account: string;
        person: string;
        role: string;
        changed: boolean;
    };
    "add-to-segment.in": {
        account: string;
        /** @description its name, such as nurture */
        segment: string;
    };
    "add-to-segment.out": {
        account: string;
        segment: string;
        changed: boolean;
    };
    "approve-document.in": {
        account: string;
        /** Format: uuid */
        document: string;
    };
    "approve-document.out": {
        /** @description id of this one */
        document: string;
        account: string;
        account_name?: string;
        /** @description its name in the playbook */
        name: string;
        playbook?: string;
        enrollment?: string;
        /** @enum {string} */
        state: "draft" | "approved" | "discarded" | "refused";
        /** @description why it could not be made */
        reason?: string;
        title?: string;
        locale?: string;
        /** @description the task by which somebody was asked to look at it */
        review?: string;
        made_at: string;
        changed_at: string;
        approved_at?: string;
        approved_by?: string;
    };
    "approve-message.in": {
        account: string;
        /** Format: uuid */
        message: string;
    };
    "approve-message.out": {
        message: string;
        /** @constant */
        state: "queued";
        to: string;
        subject: string;
    };
    "assign-account.in": {
        account: string;
        /** @description id or e-mail address of a person */
        owner: string;
    };
    "assign-account.out": {
        account: string;
        owner: string;
    };
    "assign-contact.in": {
        contact: string;
        account: string;
    };
    "assign-contact.out": {
        contact: string;
        account: string;
        released: number;
    };
    "book-meeting.in": {
        account: string;
        contact?: string;
        /** Format: date-time */
        starts: string;
        /**
         * Format: date-time
         * @description 15 minutes after the start unless said
         */
        ends?: string;
        /** @description id of the meeting; to move one */
        meeting?: string;
    };
    "book-meeting.out": {
        account: string;
        meeting: string;
        starts: string;
        ends: string;
    };
    "cancel-back-test.in": {
        /** Format: uuid */
        run: string;
    };
    "cancel-back-test.out": {
        run: string;
        playbook: string;
        version: string;
        from: number;
        to: number;
        months: number;
        accounts: number | null;
        outcomeDays: number;
        /** @enum {string} */
        status: "queued" | "running" | "done" | "failed" | "cancelled" | "interrupted";
        askedAt: number;
        askedBy: string;
        startedAt: number | null;
        finishedAt: number | null;
        /** @description 0 to 1 */
        progress: number;
        summary: {
            accounts: number;
            events: number;
            /** @description accounts with any difference */
            changed: number;
            /** @description bands that would be others now */
            bandsNow: number;
            bandsEver: number;
            signals: {
                [key: string]: {
                    /** @description only under the draft */
                    comes: number;
                    /** @description only under what is live */
                    goes: number;
                    /** @description under both, at another time */
                    moves: number;
                    live: number;
                    draft: number;
                    /** @description of signals that come: what became of their accounts within the days asked for */
                    outcomes?: {
                        expansion: number;
                        churn: number;
                        neither: number;
                        undecided: number;
                    };
                };
            };
            entries: {
                [key: string]: {
                    /** @description only under the draft */
                    comes: number;
                    /** @description only under what is live */
                    goes: number;
                    /** @description under both, at another time */
                    moves: number;
                    live: number;
                    draft: number;
                    /** @description of signals that come: what became of their accounts within the days asked for */
                    outcomes?: {
                        expansion: number;
                        churn: number;
                        neither: number;
                        undecided: number;
                    };
                };
            };
            messages: {
                [key: string]: {
                    /** @description only under the draft */
                    comes: number;
                    /** @description only under what is live */
                    goes: number;
                    /** @description under both, at another time */
                    moves: number;
                    live: number;
                    draft: number;
                    /** @description of signals that come: what became of their accounts within the days asked for */
                    outcomes?: {
                        expansion: number;
                        churn: number;
                        neither: number;
                        undecided: number;
                    };
                };
            };
            /** @description facts of which only today’s value is known, for how many accounts */
            onlyToday: {
                [key: string]: number;
            };
            /** @description accounts of whose events only the newest 100,000 were read */
            partial: number;
            failed: number;
            firstFailure?: string;
            /** @description differences beyond those that are listed */
            notKept: number;
        } | null;
        problem: string | null;
    };
    "cancel-import.in": {
        /** Format: uuid */
        run: string;
    };
    "cancel-import.out": {
        run: string;
    };
    "cancel-meeting.in": {
        account: string;
        meeting: string;
        reason?: string;
    };
    "cancel-meeting.out": {
        account: string;
        meeting: string;
    };
    "cancel-scenarios.in": {
        editor: string;
    };
    "cancel-scenarios.out": {
        running: boolean;
    };
    "cancel-task.in": {
        account: string;
        /** Format: uuid */
        task: string;
        reason?: string;
    };
    "cancel-task.out": {
        account: string;
        task: string;
    };
    "check-condition.in": {
        text?: string;
        /** @description a condition as rules: {kind: all|any, not?, of: […]}, {kind: compare, fact, sign, value} … */
        tree?: Schemas["check-condition.in.__schema0"];
    };
    "check-condition.in.__schema0": unknown;
    "check-condition.out": {
        text: string;
        /** @description null for an empty condition, or one with problems */
        tree: Schemas["check-condition.out.__schema0"] | null;
        problems: {
            message: string;
            start: number;
            end: number;
        }[];
    };
    "check-condition.out.__schema0": unknown;
    "check-criterion.in": {
        account: string;
        /** Format: uuid */
        enrollment: string;
        /** @description what is done, as the playbook writes it */
        check: string;
    };
    "check-criterion.out": {
        account: string;
        enrollment: string;
        check: string;
    };
    "check-playbook.in": {
        /** @description path → text */
        files: {
            [key: string]: string;
        };
    };
    "check-playbook.out": {
        problems: {
            file: string;
            line: number;
            column: number;
            message: string;
        }[];
        names: {
            kind: string;
            name: string;
            file: string;
            line: number;
            meaning?: string;
            detail?: string;
        }[];
        /** @description of a playbook without problems */
        maps: {
            file: string;
            map: {
                playbook: string;
                version: string;
                journey: string;
                /** @description by locale */
                titles: {
                    [key: string]: string;
                };
                story?: {
                    goal?: string;
                    "starting emotion"?: string;
                    "target emotion"?: string;
                    pains?: string[];
                    gains?: string[];
                };
                enter: {
                    on: string[];
                    signals: string[];
                    if?: string;
                    when?: string;
                    again: {
                        [key: string]: string;
                    };
                    holdout: number;
                };
                goal?: string;
                stops: {
                    when: string;
                    outcome: string;
                }[];
                stages: {
                    id: string;
                    /** @description by locale */
                    titles: {
                        [key: string]: string;
                    };
                    window?: {
                        from: string;
                        to: string;
                    };
                    doneWhen: {
                        source: string;
                        isCheck: boolean;
                    }[];
                    story?: {
                        goal?: string;
                        "starting emotion"?: string;
                        "target emotion"?: string;
                        pains?: string[];
                        gains?: string[];
                    };
                }[];
                steps: {
                    id: string;
                    /** @enum {string} */
                    kind: "email" | "task" | "notify" | "document" | "do" | "wait" | "await" | "choose" | "split" | "exit";
                    stage: string;
                    /** @description by locale */
                    titles: {
                        [key: string]: string;
                    };
                    placing: {
                        /** @constant */
                        kind: "way";
                    } | {
                        /** @constant */
                        kind: "beside";
                        of: string;
                        at?: string;
                        when?: string;
                    } | {
                        /** @constant */
                        kind: "on";
                        event: string;
                        when?: string;
                    } | {
                        /** @constant */
                        kind: "aside";
                        /** @enum {string} */
                        on: "exit" | "risk";
                        of: string;
                    };
                    at?: string;
                    due?: string;
                    limit?: string;
                    when?: string;
                    awaits: string[];
                    names: {
                        [key: string]: string;
                    };
                    roles: string[];
                    outcome?: string;
                    isReviewed: boolean;
                    line: number;
                }[];
                edges: {
                    from: string;
                    to: string;
                    /** @enum {string} */
                    kind: "next" | "case" | "otherwise" | "event" | "timeout" | "arm";
                    label?: string;
                }[];
                outcomes: string[];
            };
        }[];
        playbook?: {
            id: string;
            title: string;
            version: string;
            digest: string;
            scenarios: number;
        };
    };
    "check-task.in": {
        account: string;
        /** Format: uuid */
        task: string;
        /** @default {} */
        answers?: {
            [key: string]: Schemas["check-task.in.__schema0"];
        };
        /**
         * @description with the documents that completing it would make
         * @default false
         */
        preview?: boolean;
    };
    "check-task.in.__schema0": unknown;
    "check-task.out": {
        /** @description fields with a condition that are asked for: `price_b`, `needs[2].why` */
        shown: string[];
        problems: {
            field: string;
            /** @enum {string} */
            reason: "needed" | "unfit" | "unknown" | "not-asked";
            message: string;
        }[];
        documents?: {
            name: string;
            title?: string;
            /** @description Markdown */
            body?: string;
            /** @description why it would not be made */
            reason?: string;
        }[];
    };
    "compare-playbooks.in": {
        playbook: string;
        before: {
            version: string;
        } | {
            /** @constant */
            live: true;
        } | {
            /** @constant */
            draft: true;
        } | {
            /** @description path → text */
            files: {
                [key: string]: string;
            };
        };
        after: {
            version: string;
        } | {
            /** @constant */
            live: true;
        } | {
            /** @constant */
            draft: true;
        } | {
            /** @description path → text */
            files: {
                [key: string]: string;
            };
        };
    };
    "compare-playbooks.out": {
        /** @description the texts of files that differ */
        before: {
            [key: string]: string;
        };
        after: {
            [key: string]: string;
        };
        files: {
            file: string;
            /** @enum {string} */
            change: "added" | "removed" | "changed";
        }[];
        changes: {
            file: string;
            part: string[];
            /** @enum {string} */
            change: "added" | "removed" | "changed" | "moved";
            /** @enum {string} */
            of: "threshold" | "weight" | "time" | "step" | "text" | "other";
            before?: string;
            after?: string;
        }[];
        unread: string[];
    };
    "complete-task.in": {
        account: string;
        /** Format: uuid */
        task: string;
        /** @default {} */
        answers?: {
            [key: string]: Schemas["complete-task.in.__schema0"];
        };
    };
    "complete-task.in.__schema0": unknown;
    "complete-task.out": {
        account: string;
        task: string;
        kind: string;
        next_steps: string[];
    };
    "count-accounts.in": {
        /**
         * @default all
         * @enum {string}
         */
        whose?: "mine" | "team" | "all";
        /** @description conditions; an empty one counts all */
        filters: string[];
    };
    "count-accounts.out": {
        /** @description in the order of the filters; null: that one has a problem */
        counts: (number | null)[];
    };
    "create-key.in": {
        /**
         * @description admin: every operation; write: sending events; metrics: reading /metrics and get-status; scoped: what `permissions` say
         * @enum {string}
         */
        kind: "admin" | "write" | "metrics" | "scoped";
        /** @description Who or what uses it */
        label: string;
        /** @description of a scoped key */
        permissions?: ("read" | "work" | "record" | "read-playbooks" | "author" | "operate" | "administer" | "send" | "measure" | "self")[];
    };
    "create-key.out": {
        /** Format: uuid */
        id: string;
        key: string;
    };
    "create-order.in": {
        account: string;
        /** @description name of the new plan */
        plan: string;
        /** @description new yearly total in major units of the contract’s currency */
        arr: number;
        plan_limit?: number;
        /** @description a twelfth of arr unless said */
        monthly_price?: number;
        /**
         * Format: date
         * @description first day of the new plan; today unless said
         */
        effective_on?: string;
        /** @description the option of the proposal that was chosen */
        option?: string;
        /** @description what the new plan brings */
        benefits?: string[];
        /**
         * Format: uuid
         * @description the journey run that it belongs to
         */
        enrollment?: string;
    };
    "create-order.out": {
        order: string;
        account: string;
        contract: string;
        plan: string;
        previous_plan?: string;
        plan_limit?: number;
        previous_plan_limit?: number;
        arr: number;
        previous_arr: number;
        additional_arr: number;
        monthly_price: number;
        currency: string;
        effective_on: string;
        option?: string;
        benefits: string[];
        enrollment?: string;
        created_at: string;
    };
    "delete-view.in": {
        /** Format: uuid */
        view: string;
    };
    "delete-view.out": {
        /** Format: uuid */
        view: string;
        list: string;
        name: string;
        shared: boolean;
        mine: boolean;
        /** @description what the list’s address says: filter, columns, sort, whose, search */
        state: {
            [key: string]: Schemas["delete-view.out.__schema0"];
        };
    };
    "delete-view.out.__schema0": unknown;
    "discard-document.in": {
        account: string;
        /** Format: uuid */
        document: string;
        reason?: string;
    };
    "discard-document.out": {
        /** @description id of this one */
        document: string;
        account: string;
        account_name?: string;
        /** @description its name in the playbook */
        name: string;
        playbook?: string;
        enrollment?: string;
        /** @enum {string} */
        state: "draft" | "approved" | "discarded" | "refused";
        /** @description why it could not be made */
        reason?: string;
        title?: string;
        locale?: string;
        /** @description the task by which somebody was asked to look at it */
        review?: string;
        made_at: string;
        changed_at: string;
        approved_at?: string;
        approved_by?: string;
    };
    "discard-draft.in": {
        playbook: string;
        revision: number;
    };
    "discard-draft.out": {
        playbook: string;
    };
    "discard-message.in": {
        account: string;
        /** Format: uuid */
        message: string;
        reason?: string;
    };
    "discard-message.out": {
        message: string;
        /** @constant */
        state: "dropped";
    };
    "discard-quarantined.in": {
        account?: string;
        /** @description such as property-type; those of all accounts unless one is said */
        reason?: string;
        ids?: string[];
        /**
         * @description the oldest so many; run it again for the rest
         * @default 1000
         */
        limit?: number;
        /** @description kept in the audit */
        why: string;
    };
    "discard-quarantined.out": {
        discarded: string[];
        /** @description what the choice still holds */
        remaining: number;
    };
    "discard-unassigned.in": {
        contact?: string;
        /** @description as list-unassigned shows them */
        ids?: number[];
        /** @description kept in the audit */
        why: string;
    };
    "discard-unassigned.out": {
        discarded: number;
    };
    "dismiss-signal.in": {
        account: string;
        /** Format: uuid */
        signal: string;
        reason: string;
    };
    "dismiss-signal.out": {
        signal: string;
        /** @constant */
        status: "dismissed";
    };
    "edit-accounts.in": {
        /**
         * Format: uuid
         * @description yours to choose; the same for all parts of one change, which are taken back together
         */
        edit: string;
        accounts: string[];
        /** @description id or e-mail address of a person; null: nobody */
        owner?: string | null;
        segment?: string | null;
        attributes?: {
            [key: string]: Schemas["edit-accounts.in.__schema0"];
        };
        /**
         * @description segments to be added to
         * @default []
         */
        join?: string[];
        /** @default [] */
        leave?: string[];
    };
    "edit-accounts.in.__schema0": unknown;
    "edit-accounts.out": {
        edit: string;
        results: {
            account: string;
            /**
             * @description same: it was so already
             * @enum {string}
             */
            status: "changed" | "same" | "unknown";
        }[];
    };
    "edit-message.in": {
        account: string;
        /** Format: uuid */
        message: string;
        subject?: string;
        /** @description in Markdown */
        body?: string;
    };
    "edit-message.out": {
        message: string;
        /** @constant */
        state: "review";
        subject: string;
    };
    "end-enrollment.in": {
        account: string;
        /** Format: uuid */
        enrollment: string;
        reason?: string;
    };
    "end-enrollment.out": {
        account: string;
        enrollment: string;
    };
    "end-session.in": {
        session: string;
    };
    "end-session.out": {
        session: string;
    };
    "end-sessions.in": {
        /** @description you unless said */
        user?: string;
    };
    "end-sessions.out": {
        ended: number;
    };
    "explain-account.in": {
        account: string;
    };
    "explain-account.out": {
        account: string;
        at: number;
        /** @description why its events wait: nothing else here moves meanwhile */
        held: {
            at: number;
            reason: string;
            waiting: number;
            next: string | null;
        } | null;
        readonly scores: {
            name: string;
            title: string;
            value: number | null;
            band: string | null;
            /** @description points add up to the value */
            readonly contributions: {
                factor: string;
                points: number;
                of: number;
                label: string | null;
                source: string;
                input: (number | string | boolean | string[] | number[]) | null;
                readonly inputs: {
                    fact: string;
                    value: (number | string | boolean | string[] | number[]) | null;
                    readonly events: {
                        key: string;
                        name: string;
                        occurredAt: number;
                        source: string;
                        properties: Record<string, never>;
                    }[];
                    eventCount: number;
                }[];
            }[];
            readonly missing: string[];
        }[];
        readonly signals: {
            id: string;
            playbook: string;
            kind: string;
            direction: string;
            pattern: string;
            status: string;
            strength?: string;
            level?: number;
            raisedAt: number;
            until?: number;
            reason?: string;
            evidence: {
                facts: {
                    [key: string]: (number | string | boolean | string[] | number[]) | null;
                };
                event?: string;
            };
        }[];
        readonly enrollments: {
            id: string;
            playbook: string;
            version: string;
            journey: string;
            title: string;
            /** @enum {string} */
            status: "running" | "exited" | "held_out";
            outcome: string | null;
            stage: string | null;
            enteredAt: number;
            exitedAt: number | null;
            reachedGoalAt: number | null;
            waitsFor: string | null;
            dueAt: number | null;
            readonly runs: {
                step: string;
                at: number;
                did: string;
                saw: Record<string, never>;
            }[];
        }[];
    };
    "explain-rule.in": {
        account: string;
        /** @description name of the signal, journey or step */
        rule: string;
        /**
         * @description language of the reasons
         * @default en
         * @enum {string}
         */
        locale?: "en" | "ko";
        /**
         * @description whose clock times in them are by
         * @default UTC
         */
        zone?: string;
    };
    "explain-rule.out": {
        account: string;
        at: number;
        readonly rules: {
            playbook: string;
            /** @enum {string} */
            kind: "signal" | "journey" | "step";
            name: string;
            title: string;
            firedAt: number | null;
            readonly reasons: string[];
            readonly conditions: {
                label: string;
                source: string;
                value: (number | string | boolean | string[] | number[]) | null;
                readonly parts: {
                    source: string;
                    value: (number | string | boolean | string[] | number[]) | null;
                    facts: Record<string, never>;
                }[];
                readonly flips: string[];
            }[];
        }[];
    };
    "explain-score-at.in": {
        account: string;
        /** @description health, or a playbook and its score: service_upgrade.expansion */
        score: string;
        /**
         * Format: date
         * @description a day, in the workspace’s zone: as of its end; now unless said
         */
        on?: string;
        /** @description an instant instead: 2026-03-02T09:00:00Z */
        at?: string;
        /** @description a version of the playbook, instead of the one of then */
        version?: string;
    };
    "explain-score-at.out": {
        account: string;
        at: number;
        score: {
            name: string;
            title: string;
            value: number | null;
            band: string | null;
            /** @description points add up to the value */
            readonly contributions: {
                factor: string;
                points: number;
                of: number;
                label: string | null;
                source: string;
                input: (number | string | boolean | string[] | number[]) | null;
                readonly inputs: {
                    fact: string;
                    value: (number | string | boolean | string[] | number[]) | null;
                    readonly events: {
                        key: string;
                        name: string;
                        occurredAt: number;
                        source: string;
                        properties: Record<string, never>;
                    }[];
                    eventCount: number;
                }[];
            }[];
            readonly missing: string[];
        };
        model: {
            playbook: string;
            version: string;
            name: string | null;
            /**
             * @description first: nothing was live yet at that instant, so the first version
             * @enum {string}
             */
            basis: "then" | "first" | "given";
        };
        /** @description best first; from null: the rest */
        readonly bands: {
            band: string;
            from: number | null;
        }[];
        /** @description facts of which only today’s value is known */
        readonly only_today: string[];
        /** @description the account has over 100,000 events, and older ones were not read */
        partial: boolean;
    };
    "explain-score-change.in": {
        account: string;
        /** @description health, or a playbook and its score: service_upgrade.expansion */
        score: string;
        /**
         * Format: date
         * @description a day, in the workspace’s zone: as of its end
         */
        from: string;
        /**
         * Format: date
         * @description now unless said
         */
        to?: string;
    };
    "explain-score-change.out": {
        account: string;
        from: {
            at: number;
            value: number | null;
            band: string | null;
        };
        to: {
            at: number;
            value: number | null;
            band: string | null;
        };
        /** @description null: the score is not known at one of the two; parts count from 0 then */
        change: number | null;
        /** @description data, time and configuration add up to the change */
        data: number;
        time: number;
        configuration: number;
        /** @description those that moved most first */
        readonly parts: {
            /** @enum {string} */
            cause: "data" | "time" | "configuration";
            factor: string;
            points: number;
            before: (number | string | boolean | string[] | number[]) | null;
            after: (number | string | boolean | string[] | number[]) | null;
            source: string;
            /** @description how many events moved what the factor reads */
            events: number;
        }[];
        /** @description facts of which only today’s value is known */
        readonly only_today: string[];
        versions: {
            from: string;
            to: string;
        };
        /** @description the account has over 100,000 events, and older ones were not read */
        partial: boolean;
    };
    "get-account.in": {
        account: string;
    };
    "get-account.out": {
        account: string;
        name?: string;
        owner?: string;
        zone?: string;
        segment?: string;
        created_on?: string;
        segments: string[];
        attributes: {
            [key: string]: unknown;
        };
        contacts: {
            contact: string;
            name?: string;
            first_name?: string;
            email?: string;
            zone?: string;
            locale?: string;
            role?: string;
            /**
             * @description why mail is kept from them
             * @enum {string}
             */
            suppressed?: "bounced" | "unsubscribed";
            is_primary: boolean;
            attributes: {
                [key: string]: unknown;
            };
        }[];
    };
    "get-account-page.in": {
        account: string;
    };
    "get-account-page.out": {
        account: string;
        name?: string;
        segment?: string;
        readonly segments: string[];
        zone?: string;
        created_on?: string;
        attributes: Record<string, never>;
        owner?: {
            person: string;
            name: string;
        };
        ae?: {
            person: string;
            name: string;
        };
        /** @description of the sample company */
        sample: boolean;
        /** @description why its events wait: nothing else here moves meanwhile */
        held?: string;
        health?: {
            value: number | null;
            band: string | null;
            at: string;
            /** @description since four weeks ago */
            change: number | null;
            /** @description at the end of each of the last twelve weeks, oldest first */
            weeks: (number | null)[];
        };
        scores: {
            name: string;
            title: string;
            value: number | null;
            max: number;
            band: string | null;
        }[];
        /** @description of the contracts in force */
        arr: {
            amount: number;
            currency: string;
        }[];
        renewal?: {
            on: string;
            days: number;
        };
        champion?: {
            contact: string;
            name?: string;
            strength?: string;
        };
        last_touch?: {
            at: string;
            event: string;
        };
        journeys: {
            enrollment: string;
            journey: string;
            title: string;
            titles?: {
                [key: string]: string;
            };
            stage?: string;
            stage_title?: string;
            stage_titles?: {
                [key: string]: string;
            };
            entered_at: string;
        }[];
        limit?: {
            metric: string;
            used: number;
            limit: number;
            window: number;
            days?: {
                low: number;
                high: number;
            };
        };
        counts: {
            contacts: number;
            signals: number;
            journeys: number;
            tasks: number;
            meetings: number;
            tickets: number;
            surveys: number;
            opportunities: number;
            contracts: number;
            documents: number;
        };
    };
    "get-back-test.in": {
        /** Format: uuid */
        run: string;
        /**
         * @description differences of this kind; none unless said
         * @enum {string}
         */
        kind?: "band" | "signal" | "entry" | "message";
        /** @enum {string} */
        way?: "comes" | "goes" | "moves";
        /** @description of this signal, journey, message or score alone */
        name?: string;
        /** @description the place after which the page begins */
        after?: number;
    };
    "get-back-test.out": {
        back_test: {
            run: string;
            playbook: string;
            version: string;
            from: number;
            to: number;
            months: number;
            accounts: number | null;
            outcomeDays: number;
            /** @enum {string} */
            status: "queued" | "running" | "done" | "failed" | "cancelled" | "interrupted";
            askedAt: number;
            askedBy: string;
            startedAt: number | null;
            finishedAt: number | null;
            /** @description 0 to 1 */
            progress: number;
            summary: {
                accounts: number;
                events: number;
                /** @description accounts with any difference */
                changed: number;
                /** @description bands that would be others now */
                bandsNow: number;
                bandsEver: number;
                signals: {
                    [key: string]: {
                        /** @description only under the draft */
                        comes: number;
                        /** @description only under what is live */
                        goes: number;
                        /** @description under both, at another time */
                        moves: number;
                        live: number;
                        draft: number;
                        /** @description of signals that come: what became of their accounts within the days asked for */
                        outcomes?: {
                            expansion: number;
                            churn: number;
                            neither: number;
                            undecided: number;
                        };
                    };
                };
                entries: {
                    [key: string]: {
                        /** @description only under the draft */
                        comes: number;
                        /** @description only under what is live */
                        goes: number;
                        /** @description under both, at another time */
                        moves: number;
                        live: number;
                        draft: number;
                        /** @description of signals that come: what became of their accounts within the days asked for */
                        outcomes?: {
                            expansion: number;
                            churn: number;
                            neither: number;
                            undecided: number;
                        };
                    };
                };
                messages: {
                    [key: string]: {
                        /** @description only under the draft */
                        comes: number;
                        /** @description only under what is live */
                        goes: number;
                        /** @description under both, at another time */
                        moves: number;
                        live: number;
                        draft: number;
                        /** @description of signals that come: what became of their accounts within the days asked for */
                        outcomes?: {
                            expansion: number;
                            churn: number;
                            neither: number;
                            undecided: number;
                        };
                    };
                };
                /** @description facts of which only today’s value is known, for how many accounts */
                onlyToday: {
                    [key: string]: number;
                };
                /** @description accounts of whose events only the newest 100,000 were read */
                partial: number;
                failed: number;
                firstFailure?: string;
                /** @description differences beyond those that are listed */
                notKept: number;
            } | null;
            problem: string | null;
        };
        changes: ({
            account: string;
            at: number;
            /** @constant */
            kind: "band";
            score: string;
            live: {
                value: number | null;
                band: string | null;
            };
            draft: {
                value: number | null;
                band: string | null;
            };
            isNow: boolean;
            /** @description days on which the bands were not the same */
            days: number;
        } | {
            account: string;
            at: number;
            /** @constant */
            kind: "signal";
            /** @enum {string} */
            way: "comes" | "goes" | "moves";
            playbook: string;
            signal: string;
            strength: string | null;
            /** @description when under what is live */
            liveAt: number | null;
            /** @enum {string} */
            outcome: "expansion" | "churn" | "neither" | "undecided";
        } | {
            account: string;
            at: number;
            /** @constant */
            kind: "entry";
            /** @enum {string} */
            way: "comes" | "goes" | "moves";
            playbook: string;
            journey: string;
            /** @description when under what is live */
            liveAt: number | null;
            left: string | null;
        } | {
            account: string;
            at: number;
            /** @constant */
            kind: "message";
            /** @enum {string} */
            way: "comes" | "goes" | "moves";
            playbook: string;
            journey: string | null;
            message: string;
            /** @description when under what is live */
            liveAt: number | null;
            isInternal: boolean;
        })[];
        next: number | null;
    };
    "get-back-test-account.in": {
        /** Format: uuid */
        run: string;
        account: string;
    };
    "get-back-test-account.out": {
        account: string;
        /** @description each with the evidence at its moment, under what is live and under the draft */
        readonly changes: {
            change: {
                account: string;
                at: number;
                /** @constant */
                kind: "band";
                score: string;
                live: {
                    value: number | null;
                    band: string | null;
                };
                draft: {
                    value: number | null;
                    band: string | null;
                };
                isNow: boolean;
                /** @description days on which the bands were not the same */
                days: number;
            } | {
                account: string;
                at: number;
                /** @constant */
                kind: "signal";
                /** @enum {string} */
                way: "comes" | "goes" | "moves";
                playbook: string;
                signal: string;
                strength: string | null;
                /** @description when under what is live */
                liveAt: number | null;
                /** @enum {string} */
                outcome: "expansion" | "churn" | "neither" | "undecided";
            } | {
                account: string;
                at: number;
                /** @constant */
                kind: "entry";
                /** @enum {string} */
                way: "comes" | "goes" | "moves";
                playbook: string;
                journey: string;
                /** @description when under what is live */
                liveAt: number | null;
                left: string | null;
            } | {
                account: string;
                at: number;
                /** @constant */
                kind: "message";
                /** @enum {string} */
                way: "comes" | "goes" | "moves";
                playbook: string;
                journey: string | null;
                message: string;
                /** @description when under what is live */
                liveAt: number | null;
                isInternal: boolean;
            };
            live: {
                /** @description where it stood at that moment */
                standing: {
                    /**
                     * @description unknown: there is no such rule; absent: not raised, or not in the journey, by then
                     * @enum {string}
                     */
                    is: "unknown" | "absent" | "raised" | "held_out" | "running" | "left" | "scored";
                    /** @description since when */
                    at: number | null;
                    until: number | null;
                    /** @description status of the signal, stage, or outcome */
                    text: string | null;
                };
                value: number | null;
                band: string | null;
                readonly contributions: {
                    factor: string;
                    points: number;
                    of: number;
                    source: string;
                    input: (number | string | boolean | string[] | number[]) | null;
                }[];
                readonly conditions: {
                    label: string;
                    source: string;
                    value: (number | string | boolean | string[] | number[]) | null;
                    readonly parts: {
                        source: string;
                        value: (number | string | boolean | string[] | number[]) | null;
                        facts: Record<string, never>;
                    }[];
                }[];
            };
            draft: {
                /** @description where it stood at that moment */
                standing: {
                    /**
                     * @description unknown: there is no such rule; absent: not raised, or not in the journey, by then
                     * @enum {string}
                     */
                    is: "unknown" | "absent" | "raised" | "held_out" | "running" | "left" | "scored";
                    /** @description since when */
                    at: number | null;
                    until: number | null;
                    /** @description status of the signal, stage, or outcome */
                    text: string | null;
                };
                value: number | null;
                band: string | null;
                readonly contributions: {
                    factor: string;
                    points: number;
                    of: number;
                    source: string;
                    input: (number | string | boolean | string[] | number[]) | null;
                }[];
                readonly conditions: {
                    label: string;
                    source: string;
                    value: (number | string | boolean | string[] | number[]) | null;
                    readonly parts: {
                        source: string;
                        value: (number | string | boolean | string[] | number[]) | null;
                        facts: Record<string, never>;
                    }[];
                }[];
            };
        }[];
        /** @description facts of which only today’s value is known */
        readonly only_today: string[];
        partial: boolean;
    };
    "get-book-figures.in": {
        /**
         * @default mine
         * @enum {string}
         */
        whose?: "mine" | "team" | "all";
    };
    "get-book-figures.out": {
        accounts: number;
        /** @description its first day */
        month: string;
        /** @description contracts in force, and by how much since the month began */
        arr: {
            currency: string;
            minor: number;
            accounts: number;
            change_minor: number;
        }[];
        health: {
            band: string | null;
            accounts: number;
        }[];
        /** @description accounts whose last contract ends within so many days */
        renewals: {
            days: number;
            until: string;
            accounts: number;
            arr: {
                currency: string;
                minor: number;
                accounts: number;
            }[];
        }[];
        pipeline: {
            opportunities: number;
            sums: {
                currency: string;
                minor: number;
                weighted_minor: number;
                opportunities: number;
            }[];
            without_value: number;
        };
    };
    "get-day-counts.in": Record<string, never>;
    /** @description each at most 100 */
    "get-day-counts.out": {
        signals: number;
        tasks: number;
        unread: number;
    };
    "get-document.in": {
        account: string;
        /** Format: uuid */
        document: string;
    };
    "get-document.out": {
        /** @description id of this one */
        document: string;
        account: string;
        account_name?: string;
        /** @description its name in the playbook */
        name: string;
        playbook?: string;
        enrollment?: string;
        /** @enum {string} */
        state: "draft" | "approved" | "discarded" | "refused";
        /** @description why it could not be made */
        reason?: string;
        title?: string;
        locale?: string;
        /** @description the task by which somebody was asked to look at it */
        review?: string;
        made_at: string;
        changed_at: string;
        approved_at?: string;
        approved_by?: string;
        /** @description Markdown */
        body?: string;
        /** @description the whole page */
        html?: string;
    };
    "get-event.in": {
        account: string;
        /** Format: uuid */
        key: string;
    };
    "get-event.out": {
        event: {
            key: string;
            /** @enum {string} */
            kind: "usage" | "signal" | "score" | "mail" | "note" | "meeting" | "task" | "journey" | "opportunity" | "ticket" | "survey" | "contract" | "document" | "record" | "notice";
            name: string;
            occurred_at: string;
            received_at: string;
            source: string;
            contact?: string;
            contact_name?: string;
            /** @description it was old when it came in, and acted on nothing */
            history: boolean;
            /** @description the engine wrote it, because of another event */
            caused: boolean;
            properties: Record<string, never>;
        };
        /** @description the event with which it all began */
        cause?: {
            key: string;
            /** @enum {string} */
            kind: "usage" | "signal" | "score" | "mail" | "note" | "meeting" | "task" | "journey" | "opportunity" | "ticket" | "survey" | "contract" | "document" | "record" | "notice";
            name: string;
            occurred_at: string;
            received_at: string;
            source: string;
            contact?: string;
            contact_name?: string;
            /** @description it was old when it came in, and acted on nothing */
            history: boolean;
            /** @description the engine wrote it, because of another event */
            caused: boolean;
            properties: Record<string, never>;
        };
        caused: {
            key: string;
            /** @enum {string} */
            kind: "usage" | "signal" | "score" | "mail" | "note" | "meeting" | "task" | "journey" | "opportunity" | "ticket" | "survey" | "contract" | "document" | "record" | "notice";
            name: string;
            occurred_at: string;
            received_at: string;
            source: string;
            contact?: string;
            contact_name?: string;
            /** @description it was old when it came in, and acted on nothing */
            history: boolean;
            /** @description the engine wrote it, because of another event */
            caused: boolean;
            properties: Record<string, never>;
        }[];
        scores: {
            name: string;
            at: string;
            value: number | null;
            before: number | null;
            band: string | null;
        }[];
    };
    "get-import.in": {
        /** Format: uuid */
        run: string;
    };
    "get-import.out": {
        run: string;
        upload: string;
        file: string;
        /** @enum {string} */
        kind: "accounts" | "contacts" | "contracts" | "events" | "tickets" | "surveys" | "users" | "opportunities";
        /** @description it only looked and stored nothing */
        check: boolean;
        /** @description the run whose refused rows it brings in again */
        earlier?: string;
        /** @enum {string} */
        state: "waiting" | "running" | "done" | "failed" | "cancelled" | "interrupted";
        by: string;
        created_at: string;
        finished_at?: string;
        bytes_read: number;
        bytes: number;
        outcome?: {
            rows: number;
            skipped: number;
            refused: number;
            repeated: number;
            contradicting: number;
            events: {
                [key: string]: number;
            };
            people: {
                added: number;
                changed: number;
                unchanged: number;
            };
            compared?: {
                events: number;
                known: number;
                contradicting: number;
            };
            problem?: {
                reason: string;
            } & {
                [key: string]: unknown;
            };
            refusals: {
                line: number;
                problems: {
                    column: string;
                    value: string;
                    reason: string;
                    fix: string;
                    /** @description which rule, and what it names */
                    told?: {
                        reason: string;
                    } & {
                        [key: string]: unknown;
                    };
                }[];
            }[];
        };
        message?: string;
        map: string;
    };
    "get-journey-map.in": {
        playbook: string;
        journey: string;
        /** @description counts of this one alone; all on the live one’s map unless said */
        version?: string;
        /**
         * @default all
         * @enum {string}
         */
        whose?: "mine" | "team" | "all";
    };
    "get-journey-map.out": {
        map: {
            playbook: string;
            version: string;
            journey: string;
            /** @description by locale */
            titles: {
                [key: string]: string;
            };
            story?: {
                goal?: string;
                "starting emotion"?: string;
                "target emotion"?: string;
                pains?: string[];
                gains?: string[];
            };
            enter: {
                on: string[];
                signals: string[];
                if?: string;
                when?: string;
                again: {
                    [key: string]: string;
                };
                holdout: number;
            };
            goal?: string;
            stops: {
                when: string;
                outcome: string;
            }[];
            stages: {
                id: string;
                /** @description by locale */
                titles: {
                    [key: string]: string;
                };
                window?: {
                    from: string;
                    to: string;
                };
                doneWhen: {
                    source: string;
                    isCheck: boolean;
                }[];
                story?: {
                    goal?: string;
                    "starting emotion"?: string;
                    "target emotion"?: string;
                    pains?: string[];
                    gains?: string[];
                };
            }[];
            steps: {
                id: string;
                /** @enum {string} */
                kind: "email" | "task" | "notify" | "document" | "do" | "wait" | "await" | "choose" | "split" | "exit";
                stage: string;
                /** @description by locale */
                titles: {
                    [key: string]: string;
                };
                placing: {
                    /** @constant */
                    kind: "way";
                } | {
                    /** @constant */
                    kind: "beside";
                    of: string;
                    at?: string;
                    when?: string;
                } | {
                    /** @constant */
                    kind: "on";
                    event: string;
                    when?: string;
                } | {
                    /** @constant */
                    kind: "aside";
                    /** @enum {string} */
                    on: "exit" | "risk";
                    of: string;
                };
                at?: string;
                due?: string;
                limit?: string;
                when?: string;
                awaits: string[];
                names: {
                    [key: string]: string;
                };
                roles: string[];
                outcome?: string;
                isReviewed: boolean;
                line: number;
            }[];
            edges: {
                from: string;
                to: string;
                /** @enum {string} */
                kind: "next" | "case" | "otherwise" | "event" | "timeout" | "arm";
                label?: string;
            }[];
            outcomes: string[];
        };
        /** @description whether this version is the live one */
        is_live: boolean;
        counts: {
            /** @description who has come in, but for those held out */
            entered: number;
            running: number;
            held_out: number;
            reached_goal: number;
            /** @description the most frequent first */
            outcomes: {
                outcome: string;
                count: number;
            }[];
        };
        stages: {
            stage: string;
            /** @description how many are in it now */
            inside: number;
            /** @description how many have come into it */
            reached: number;
        }[];
        steps: {
            step: string;
            /** @description how many wait here now */
            standing: number;
            /** @description how many have been here */
            passed: number;
            /** @description how many left the journey from here */
            left: number;
            /** @description in ms, of those who went on or left; within a tenth */
            median_wait?: number;
        }[];
        versions: {
            /** @description who has come in, but for those held out */
            entered: number;
            running: number;
            held_out: number;
            reached_goal: number;
            /** @description the most frequent first */
            outcomes: {
                outcome: string;
                count: number;
            }[];
            version: string;
            /** @enum {string} */
            status: "preparing" | "live" | "retired";
            published_at: string;
        }[];
        paused?: {
            since: string;
            by: string;
            reason?: string;
        };
    };
    "get-journey-uplift.in": {
        playbook: string;
        journey: string;
    };
    "get-journey-uplift.out": {
        goal?: string;
        /** @description share of accounts, 0 to 1, that are held out */
        holdout: number;
        treated: {
            count: number;
            /** @description how many did the goal after they entered */
            reached: number;
        };
        held_out: {
            count: number;
            /** @description how many did the goal after they entered */
            reached: number;
        };
        /** @description difference of the shares with its 95 % interval; absent while there is nobody to compare with */
        uplift?: {
            points: number;
            from: number;
            to: number;
        };
    };
    "get-kpi-breakdown.in": {
        playbook: string;
        kpi: string;
        /**
         * @description month: the 12 that end with the period
         * @enum {string}
         */
        by: "segment" | "owner" | "month";
        /**
         * @description of which accounts
         * @default all
         * @enum {string}
         */
        whose?: "mine" | "team" | "all";
        /** @description first day, in the workspace’s zone; 90 days back unless said */
        from?: string;
        /** @description last day; today unless said */
        to?: string;
        /** @description from the beginning, instead of from a day */
        all?: string | boolean;
    };
    "get-kpi-breakdown.out": {
        groups: {
            /** @description a segment, the id of a person, or a first day; null: none */
            group: string | null;
            /** @description the name of a person */
            title?: string;
            figure: {
                playbook: string;
                kpi: string;
                title: string;
                meaning?: string;
                kind: string;
                /** @enum {string} */
                unit: "share" | "number" | "days" | "money";
                period: {
                    /** @description null: from the beginning, or as it stands now */
                    from: string | null;
                    to: string;
                };
                /** @description whom it counts, and how */
                counts: string;
                numerator: number | null;
                denominator: number | null;
                /** @description a share as 0.4; null while nothing counted, and for money */
                value: number | null;
                /** @description of a rate: still going on, in neither numerator nor denominator */
                undecided: number | null;
                /** @description how many count with nothing known of what is asked */
                without_value: number;
                money: {
                    currency: string;
                    /** @description the sum or the mean; of a share, what is on top */
                    minor: number;
                    /** @description of a mean, the exact sum */
                    sum_minor?: number;
                    /** @description of a share, what it is a share of */
                    of_minor?: number;
                    count: number;
                    /** @description of a share, the share */
                    value: number | null;
                    met: boolean | null;
                    /** @description of revenue: how the ARR came from one end to the other */
                    bridge?: {
                        start: number;
                        expansion: number;
                        contraction: number;
                        churn: number;
                        gained: number;
                    };
                }[];
                periods: {
                    from: string;
                    to: string;
                    /** @description not over yet, and in no figure */
                    running: boolean;
                    count: number;
                    by?: {
                        csm: string | null;
                        count: number;
                    }[];
                }[];
                target: {
                    /** @enum {string} */
                    compare: "above" | "from" | "below" | "to";
                    edge: number;
                    /** @enum {string} */
                    unit: "share" | "number";
                    text: string;
                } | null;
                /** @description null without a target, while nothing counted, and over several currencies */
                met: boolean | null;
            };
        }[];
    };
    "get-kpi-rows.in": {
        playbook: string;
        kpi: string;
        /**
         * @description of which accounts
         * @default all
         * @enum {string}
         */
        whose?: "mine" | "team" | "all";
        /** @description first day, in the workspace’s zone; 90 days back unless said */
        from?: string;
        /** @description last day; today unless said */
        to?: string;
        /** @description from the beginning, instead of from a day */
        all?: string | boolean;
        /** @description the `next` of the page before */
        cursor?: string;
        /** @default 100 */
        limit?: number;
    };
    "get-kpi-rows.out": {
        rows: {
            account: string;
            account_name?: string;
            enrollment?: string;
            /** @description id of the opportunity, order or contract */
            record?: string;
            /** @description when it began to count */
            at?: string;
            /** @description when it did what is asked */
            did_at?: string;
            /** @enum {string} */
            result: "yes" | "no" | "undecided" | "unknown";
            /** @description money, in minor units of `currency` */
            minor?: number;
            /** @description what that is a share of */
            of_minor?: number;
            currency?: string;
            /** @description a plain number, or days of 24 hours */
            value?: number;
            /** @description what that is a share of */
            of?: number;
        }[];
        total: number;
        next?: string;
    };
    "get-me.in": Record<string, never>;
    "get-me.out": {
        user: string;
        name: string;
        email: string;
        /** @description id of the person of the team with this e-mail address */
        person?: string;
        /** @enum {string} */
        role: "owner" | "admin" | "cs_lead" | "csm" | "ae" | "operations" | "partner" | "viewer";
        permissions: ("read" | "work" | "record" | "read-playbooks" | "author" | "operate" | "administer" | "send" | "measure" | "self")[];
        /**
         * @description whether all accounts are seen
         * @enum {string}
         */
        sees: "all" | "some";
        /** @enum {string} */
        locale?: "en" | "ko";
        /** @enum {string} */
        theme?: "light" | "dark" | "system";
        zone?: string;
        has_second_factor: boolean;
        company: {
            name?: string;
            currency?: string;
            zone: string;
            locale: string;
        };
    };
    "get-message.in": {
        account: string;
        /** Format: uuid */
        message: string;
    };
    "get-message.out": {
        /** @description id of this one */
        message: string;
        /** @enum {string} */
        direction: "out" | "in";
        account: string;
        /** @description its name in the playbook; of a reply, that of the message it answers */
        name?: string;
        playbook?: string;
        /** @enum {string} */
        state: "refused" | "review" | "queued" | "sending" | "sent" | "kept" | "in_doubt" | "dead" | "dropped" | "received";
        reason?: string;
        /** @description which kind of thing a refused one lacks */
        refusal?: string;
        to?: string;
        contact?: string;
        /** @description of a reply: the address of whoever wrote it */
        from_address?: string;
        from_person?: string;
        /** @description of a reply, that of the message it answers */
        subject?: string;
        text?: string;
        /** @description of a reply: the message it answers */
        answers_to?: string;
        created_at: string;
        finished_at?: string;
        purpose?: string;
        /** @description of one that waits for review: the text that can be changed, in Markdown */
        body?: string;
        /** @description what was written before and after it, and it, oldest first */
        thread: {
            message: string;
            /** @enum {string} */
            direction: "out" | "in";
            /** @enum {string} */
            state: "refused" | "review" | "queued" | "sending" | "sent" | "kept" | "in_doubt" | "dead" | "dropped" | "received";
            subject?: string;
            text?: string;
            contact?: string;
            at: string;
        }[];
        enrollment?: string;
        locale?: string;
        from?: string;
        reply_to?: string;
        message_id?: string;
        in_reply_to?: string;
        attachments: {
            document: string;
            name: string;
            file: string;
            html: string;
        }[];
        /** @description what its buttons offer */
        answers: {
            answer: string;
            label: string;
        }[];
        answered?: {
            answer: string;
            fields: {
                [key: string]: unknown;
            };
            at: string;
        };
        html?: string;
        account_name?: string;
        /** @description who looks after the account */
        owner?: string;
        owner_name?: string;
        health?: {
            value?: number;
            band?: string;
        };
        /** @description of the sample company */
        sample?: boolean;
    };
    "get-opportunity.in": {
        account?: string;
        /** Format: uuid */
        opportunity: string;
    };
    "get-opportunity.out": {
        opportunity: string;
        account: string;
        /** @description its id in the system that keeps it */
        external_id?: string;
        name?: string;
        type: string;
        source: string;
        score?: number;
        factors: unknown;
        estimated_value?: number;
        currency?: string;
        assigned_to?: string;
        stage: string;
        /** @description why it was deferred or lost */
        reason?: string;
        /** @description day on which it is to be taken up again */
        follow_up_on?: string;
        /** @description when it is expected to be decided */
        expected_on?: string;
        probability?: number;
        enrollment?: string;
        created_at: string;
        updated_at: string;
        closed_at?: string;
        account_name?: string;
        /** @description who looks after the account */
        owner?: string;
        owner_name?: string;
        health?: {
            value?: number;
            band?: string;
        };
        /** @description of the sample company */
        sample?: boolean;
        led_by?: {
            enrollment: string;
            playbook: string;
            journey: string;
            /** @enum {string} */
            status: "running" | "exited" | "held_out";
            stage?: string;
            /** @description where it stands */
            step?: string;
            outcome?: string;
            /** @description by form */
            answers: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
        };
    };
    "get-order.in": {
        account: string;
        order: string;
    };
    "get-order.out": {
        order: string;
        account: string;
        contract: string;
        plan: string;
        previous_plan?: string;
        plan_limit?: number;
        previous_plan_limit?: number;
        arr: number;
        previous_arr: number;
        additional_arr: number;
        monthly_price: number;
        currency: string;
        effective_on: string;
        option?: string;
        benefits: string[];
        enrollment?: string;
        created_at: string;
    };
    "get-playbook.in": {
        playbook: string;
        /** @description the live one unless said */
        version?: string;
    };
    "get-playbook.out": {
        playbook: string;
        version: string;
        title: string;
        owner: string;
        /** @description for people: never run */
        story?: {
            goal?: string;
            starting_emotion?: string;
            target_emotion?: string;
            pains?: string[];
            gains?: string[];
        };
        needs: string[];
        next_review_on?: string;
        change_log: {
            on: string;
            version: string;
            changes: string;
        }[];
        signals: {
            signal: string;
            title: string;
            weight?: string;
            leads_to: string;
        }[];
        scores: {
            score: string;
            title: string;
            max: number;
        }[];
        journeys: {
            journey: string;
            title: string;
            /** @description for people: never run */
            story?: {
                goal?: string;
                starting_emotion?: string;
                target_emotion?: string;
                pains?: string[];
                gains?: string[];
            };
            stages: {
                stage: string;
                title: string;
                /** @description for people: never run */
                story?: {
                    goal?: string;
                    starting_emotion?: string;
                    target_emotion?: string;
                    pains?: string[];
                    gains?: string[];
                };
                window?: {
                    from: string;
                    to: string;
                };
                steps: {
                    step: string;
                    kind: string;
                }[];
            }[];
        }[];
        kpis: {
            kpi: string;
            title: string;
            meaning?: string;
            target?: string;
        }[];
    };
    "get-playbook-files.in": {
        playbook: string;
        /** @description the live one unless said */
        version?: string;
    };
    "get-playbook-files.out": {
        files: {
            [key: string]: string;
        };
    };
    "get-playbook-language.in": Record<string, never>;
    "get-playbook-language.out": {
        /** @description JSON Schema, by kind of file */
        schemas: {
            [key: string]: {
                [key: string]: unknown;
            };
        };
        facts: {
            name: string;
            type: string;
            unit?: string;
            meaning?: string;
        }[];
        events: {
            name: string;
            meaning?: string;
            properties: {
                [key: string]: string;
            };
        }[];
        actions: {
            name: string;
            with: {
                [key: string]: string;
            };
        }[];
        roles: string[];
        /** @description what texts may name between {{ and }} */
        values: string[];
    };
    "get-rollout.in": Record<string, never>;
    "get-rollout.out": {
        steps: {
            /** @enum {string} */
            step: "owner" | "playbook" | "accounts" | "contacts" | "contracts" | "events" | "people" | "owners" | "company" | "mail" | "standing" | "journey";
            /** @enum {string} */
            state: "done" | "next" | "open" | "waits";
            left?: number;
        }[];
        done: number;
        of: number;
        put_away: boolean;
    };
    "get-sample.in": Record<string, never>;
    "get-sample.out": {
        /** @enum {string} */
        state: "none" | "loading" | "loaded" | "removing" | "removed" | "failed";
        /** @enum {string} */
        step: "waiting" | "drawing" | "working" | "tidying" | "done";
        done: number;
        of: number;
        accounts: number;
        message?: string;
    };
    "get-shipped-playbook.in": {
        folder: string;
    };
    "get-shipped-playbook.out": {
        files: {
            [key: string]: string;
        };
    };
    "get-sign-on.in": Record<string, never>;
    "get-sign-on.out": {
        issuer?: string;
        client_id?: string;
        has_secret: boolean;
    };
    "get-signal.in": {
        account: string;
        /** Format: uuid */
        signal: string;
        locale?: string;
    };
    "get-signal.out": {
        id: string;
        account: string;
        account_name?: string;
        /** @description a person’s id or e-mail address, as it was sent */
        owner?: string;
        playbook: string;
        kind: string;
        title: string;
        direction: string;
        pattern: string;
        status: string;
        strength: string | null;
        level: number | null;
        raisedAt: number;
        /** @description when another signal made it so strong */
        stronger_at?: string;
        /** @description by when a person is to have responded, as its grade says */
        respond_by?: string;
        /** @description of one that nobody has responded to: whether that has passed */
        overdue?: boolean;
        reason: string | null;
        evidence: Record<string, never>;
        qualification?: Record<string, never>;
        health?: {
            value: number | null;
            band: string | null;
        };
        arr: {
            currency: string;
            minor: number;
        }[];
        /** @description the metric that it stands on, at the end of each of the last 12 weeks */
        curve?: (number | null)[];
        facts: {
            label: string;
            value?: unknown;
            date?: unknown;
            instant?: unknown;
            unit?: unknown;
        }[];
        /** @description what its rule asks, as the playbook writes it */
        condition?: string;
        /** @description what has to hold besides */
        gate?: string;
        released?: {
            by: string;
            found_at: number;
        };
        curves: {
            /** @description its name in the playbook */
            metric: string;
            label: string;
            unit?: string;
            days: string[];
            values: (number | null)[];
        }[];
        /** @description other signals of the account that are open */
        others: {
            id: string;
            account: string;
            account_name?: string;
            /** @description a person’s id or e-mail address, as it was sent */
            owner?: string;
            playbook: string;
            kind: string;
            title: string;
            direction: string;
            pattern: string;
            status: string;
            strength: string | null;
            level: number | null;
            raisedAt: number;
            /** @description when another signal made it so strong */
            stronger_at?: string;
            /** @description by when a person is to have responded, as its grade says */
            respond_by?: string;
            /** @description of one that nobody has responded to: whether that has passed */
            overdue?: boolean;
            reason: string | null;
            evidence: Record<string, never>;
            qualification?: Record<string, never>;
            health?: {
                value: number | null;
                band: string | null;
            };
            arr: {
                currency: string;
                minor: number;
            }[];
            /** @description the metric that it stands on, at the end of each of the last 12 weeks */
            curve?: (number | null)[];
        }[];
    };
    "get-status.in": Record<string, never>;
    "get-status.out": {
        at: string;
        versions: {
            perennial: string;
            /** @description of the process that answers */
            node: string;
            postgresql: string;
            migrations: number;
            newest_migration: string | null;
            playbooks: {
                playbook: string;
                version: string;
                digest: string;
                /** @enum {string} */
                status: "live" | "preparing";
                /** @description 1: live; less: the share of the accounts that is ready for it */
                prepared: number;
                published_seconds: number;
            }[];
        };
        services: {
            workers: {
                /** @description null: the same machine, by a socket */
                host: string | null;
                /** @description for how long it runs; null: not shown to us */
                seconds: number | null;
            }[];
            deliveries: {
                /** @description null: the same machine, by a socket */
                host: string | null;
                /** @description for how long it runs; null: not shown to us */
                seconds: number | null;
            }[];
        };
        clock: {
            database: string;
            /** @description how far ahead this data lives */
            shift_seconds: number;
            /** @description a jump of the clock that waits for accept-clock; below 0: back */
            jump_seconds: number | null;
        };
        /** @description when a tick last did something */
        last_tick: string | null;
        lag: {
            /** @description of all shards, history aside */
            worst_seconds: number;
            lanes: {
                people: {
                    /** @description up to 500 of each shard are counted */
                    waiting: number;
                    /** @description since the first of them came in */
                    oldest_seconds: number | null;
                };
                live: {
                    /** @description up to 500 of each shard are counted */
                    waiting: number;
                    /** @description since the first of them came in */
                    oldest_seconds: number | null;
                };
                history: {
                    /** @description up to 500 of each shard are counted */
                    waiting: number;
                    /** @description since the first of them came in */
                    oldest_seconds: number | null;
                };
            };
            due: {
                waiting: number;
                overdue_seconds: number | null;
            };
            /** @description those that have something to do, the worst first */
            shards: {
                shard: number;
                last_tick: string | null;
                /** @description history aside */
                lag_seconds: number;
                history_seconds: number | null;
                waiting: number;
                due: number;
            }[];
        };
        outbox: {
            /** @description up to 10,000 are counted */
            queued: number;
            /** @description since the first that may leave could have */
            oldest_due_seconds: number | null;
            under_way: number;
            in_doubt: number;
            dead: {
                channel: string;
                total: number;
                last_day: number;
            }[];
        };
        quarantine: {
            reason: string;
            events: number;
        }[];
        held_accounts: number;
        unassigned: {
            events: number;
            oldest_seconds: number | null;
        };
        refused_calls_last_day: number;
        standing_signals: number;
        overdue_tasks: number;
        size: {
            bytes: number;
            groups: {
                group: string;
                bytes: number;
                /** @description an estimate */
                about_rows: number;
            }[];
        };
        /** @description nothing is urgent and nothing waits for a person */
        well: boolean;
        /** @description the worst first */
        troubles: {
            name: string;
            /** @enum {string} */
            level: "urgent" | "person" | "note";
            text: string;
            /** @description what to do about it */
            do: string;
        }[];
    };
    "get-studio.in": {
        playbook: string;
    };
    "get-studio.out": {
        playbook: string;
        draft?: {
            playbook: string;
            /** @description the version that it began from */
            base?: string;
            revision: number;
            files: {
                [key: string]: string;
            };
            opened_at: number;
            opened_by: {
                id: string;
                name?: string;
            };
            saved_at: number;
            saved_by: {
                id: string;
                name?: string;
            };
            changes: {
                [key: string]: {
                    revision: number;
                    by: {
                        id: string;
                        name?: string;
                    };
                    at: number;
                };
            };
        };
        live?: {
            version: string;
            files: {
                [key: string]: string;
            };
        };
        versions: {
            version: string;
            digest: string;
            /** @enum {string} */
            status: "preparing" | "live" | "retired";
            /** @description share, 0 to 1 */
            prepared: number;
            published_at: number;
            published_by?: {
                id: string;
                name?: string;
            };
            /** @description as its change log says */
            changes?: string;
            inside: number;
        }[];
    };
    "get-task.in": {
        account: string;
        /** Format: uuid */
        task: string;
        /** @description language of the reader; the workspace’s unless said */
        locale?: string;
    };
    "get-task.out": {
        task: string;
        account: string;
        account_name?: string;
        kind: string;
        title: string;
        /** @description what several tasks that are shown and done as one ask for */
        titles?: string[];
        /** @description id of the document or message to look at */
        concerns?: string;
        assignee?: string;
        created_at: string;
        due_at?: string;
        /** @enum {string} */
        status: "open" | "done" | "cancelled";
        overdue: boolean;
        done_at?: string;
        /** @description it is left out of lists before this */
        snoozed_until?: string;
        snooze_reason?: string;
        playbook?: string;
        enrollment?: string;
        /** @description how many fields its form has */
        form_fields?: number;
        has_guide?: boolean;
        version?: string;
        step?: string;
        role?: string;
        /** @description it is not withdrawn when its journey is left */
        stays?: boolean;
        guide?: string;
        form?: {
            id: string;
            title: string;
            fields: Schemas["get-task.out.__schema0"][];
        };
        answers?: {
            [key: string]: unknown;
        };
        done_by?: string;
        /** @description completing it approves the document or message that it concerns */
        review: boolean;
        /** @description once completed it can be opened again */
        reopens: boolean;
    };
    "get-task.out.__schema0": {
        id: string;
        label: string;
        /** @enum {string} */
        type: "text" | "long text" | "number" | "percent" | "money" | "date" | "choice" | "choices" | "contact" | "person" | "yes/no" | "list";
        required: boolean;
        options?: {
            value: string;
            label: string;
        }[];
        /** @constant */
        rows?: "next steps";
        show_when?: string;
        fields?: Schemas["get-task.out.__schema0"][];
    };
    "get-ticket.in": {
        account: string;
        ticket: string;
    };
    "get-ticket.out": {
        account: string;
        ticket: string;
        title?: string;
        kind?: string;
        priority?: string;
        contact?: string;
        open: boolean;
        escalated: boolean;
        opened_at: string;
        /** @description first answer of the desk */
        answered_at?: string;
        solved_at?: string;
        reopened_at?: string;
        /** @description from opening to solution; of one that is solved */
        hours_to_solve?: number;
        /** @description how content the customer was, 1 to 5 */
        score?: number;
        attributes: {
            [key: string]: unknown;
        };
    };
    "get-today.in": {
        /**
         * @default mine
         * @enum {string}
         */
        whose?: "mine" | "team" | "all";
        locale?: string;
    };
    "get-today.out": {
        at: string;
        zone: string;
        /** @description strong, and not responded to yet */
        signals: {
            id: string;
            account: string;
            account_name?: string;
            /** @description a person’s id or e-mail address, as it was sent */
            owner?: string;
            playbook: string;
            kind: string;
            title: string;
            direction: string;
            pattern: string;
            status: string;
            strength: string | null;
            level: number | null;
            raisedAt: number;
            /** @description when another signal made it so strong */
            stronger_at?: string;
            /** @description by when a person is to have responded, as its grade says */
            respond_by?: string;
            /** @description of one that nobody has responded to: whether that has passed */
            overdue?: boolean;
            reason: string | null;
            evidence: Record<string, never>;
            qualification?: Record<string, never>;
            health?: {
                value: number | null;
                band: string | null;
            };
            arr: {
                currency: string;
                minor: number;
            }[];
            /** @description the metric that it stands on, at the end of each of the last 12 weeks */
            curve?: (number | null)[];
        }[];
        /** @description how many those are, at most 1000 */
        strong: number;
        /** @description moderate ones that are open: for the review of the week */
        to_review: number;
        /** @description by due time */
        tasks: {
            task: string;
            account: string;
            account_name?: string;
            kind: string;
            title: string;
            /** @description what several tasks that are shown and done as one ask for */
            titles?: string[];
            /** @description id of the document or message to look at */
            concerns?: string;
            assignee?: string;
            created_at: string;
            due_at?: string;
            /** @enum {string} */
            status: "open" | "done" | "cancelled";
            overdue: boolean;
            done_at?: string;
            /** @description it is left out of lists before this */
            snoozed_until?: string;
            snooze_reason?: string;
            playbook?: string;
            enrollment?: string;
            /** @description how many fields its form has */
            form_fields?: number;
            has_guide?: boolean;
        }[];
        due_today: number;
        overdue: number;
        open: number;
        news: {
            key: string;
            at: string;
            account: string;
            account_name?: string;
            contact?: string;
            event: string;
            says: {
                [key: string]: string | number | boolean | null;
            };
            health?: {
                value: number | null;
                band: string | null;
            };
        }[];
        unread: number;
    };
    "get-words.in": {
        locale: string;
    };
    "get-words.out": {
        playbooks: {
            playbook: string;
            /** @description in that language */
            title: string;
            /** @description nothing for what is the same in both */
            words: {
                [key: string]: string;
            };
            titles: {
                signals: {
                    [key: string]: string;
                };
                scores: {
                    [key: string]: string;
                };
                journeys: {
                    [key: string]: string;
                };
            };
        }[];
    };
    "invite-user.in": {
        /** Format: email */
        email: string;
        name: string;
        /** @enum {string} */
        role: "owner" | "admin" | "cs_lead" | "csm" | "ae" | "operations" | "partner" | "viewer";
        /** @description makes them a person of the team with these roles; partners always become one */
        team_roles?: string[];
    };
    "invite-user.out": {
        /** Format: uuid */
        invitation: string;
        email: string;
        /** @description for /invitation/<token> */
        token: string;
        person?: string;
        /** Format: date-time */
        expires_at: string;
    };
    "list-account-facts.in": Record<string, never>;
    "list-account-facts.out": {
        facts: {
            /** @description as conditions write it */
            fact: string;
            /** @description account, contract, health, scores, signals, usage … */
            group: string;
            /** @enum {string} */
            type: "number" | "text" | "bool" | "instant" | "date" | "list(text)" | "list(number)";
            unit?: string;
            meaning?: string;
            /** @description whether a live playbook asks for it */
            in_use: boolean;
            values?: {
                value: string;
                label?: string;
            }[];
        }[];
    };
    "list-account-ids.in": {
        /** @description part of the name, id or domain */
        search?: string;
        /** @description id or e-mail address of a person */
        owner?: string;
        /**
         * @default all
         * @enum {string}
         */
        whose?: "mine" | "team" | "all";
        /** @description a condition, such as health.score < 50 && contract.days_to_end < 90 */
        filter?: string;
    };
    "list-account-ids.out": {
        total: number;
        accounts: string[];
    };
    "list-account-journeys.in": {
        account: string;
        /** @default 10 */
        limit?: number;
        /**
         * @default en
         * @enum {string}
         */
        locale?: "en" | "ko";
    };
    "list-account-journeys.out": {
        journeys: {
            enrollment: string;
            playbook: string;
            version: string;
            journey: string;
            title: string;
            /** @description by locale */
            titles?: {
                [key: string]: string;
            };
            /** @enum {string} */
            status: "running" | "exited" | "held_out";
            outcome?: string;
            entered_at: string;
            exited_at?: string;
            reached_goal_at?: string;
            stage?: string;
            /** @description the step at which it waits */
            step?: string;
            waits_for?: string;
            /** @description when it goes on by itself */
            due_at?: string;
            /** @description since when it stands still */
            paused_at?: string;
            /** @description a person paused this run, not its journey */
            paused_by_hand?: boolean;
            stages: {
                stage: string;
                title: string;
                /** @description by locale */
                titles?: {
                    [key: string]: string;
                };
                entered: boolean;
                /** @description boxes that a person ticks before it is left */
                checks: string[];
            }[];
            /** @description what its steps did, newest first */
            runs: {
                step: string;
                title: string;
                /** @description by locale */
                titles?: {
                    [key: string]: string;
                };
                stage: string;
                at: string;
                did: string;
                saw: Record<string, never>;
            }[];
        }[];
    };
    "list-account-team.in": {
        account: string;
    };
    "list-account-team.out": {
        members: {
            person: string;
            name: string;
            role: string;
            since: string;
        }[];
    };
    "list-accounts.in": {
        /** @description part of the name, id or domain */
        search?: string;
        /** @description id or e-mail address of a person */
        owner?: string;
        /**
         * @default all
         * @enum {string}
         */
        whose?: "mine" | "team" | "all";
        /** @description a condition, such as health.score < 50 && contract.days_to_end < 90 */
        filter?: string;
        /**
         * @description a column or a fact; with - before it the other way round: -health
         * @default name
         */
        sort?: string;
        /** @description columns or facts: name, account, health, arr, renewal_on, owner, segment, segments, zone, created_on, domain, signals, journeys, last_touch, contract.plan, usage.sum("30d") … */
        columns?: string[];
        /** @default 0 */
        offset?: number;
        /** @description the `next` of the page before */
        after?: string;
        /** @default 50 */
        limit?: number;
    };
    "list-accounts.out": {
        /** @description how many there are, on all pages */
        total: number;
        accounts: {
            account: string;
            name?: string;
            owner?: string;
            zone?: string;
            segment?: string;
            created_on?: string;
            /** @description of the sample company */
            sample: boolean;
            /** @description by column, where columns were asked for */
            values?: {
                [key: string]: unknown;
            };
        }[];
        next?: string;
    };
    "list-adoption.in": {
        account: string;
        /** @default 90 */
        days?: number;
    };
    "list-adoption.out": {
        features: {
            feature: string;
            people: number;
            uses: number;
        }[];
        people: {
            contact: string;
            name?: string;
            uses: number;
            last_at: string;
            /** @description uses by feature */
            features: {
                [key: string]: number;
            };
        }[];
    };
    "list-audit.in": {
        /** @description person:<id>, key:<id> or cli:<name>, as the list shows them */
        actor?: string;
        operation?: string;
        /** @description only what was done to this account */
        of_account?: string;
        from?: string;
        to?: string;
        after?: string;
        /** @default 50 */
        limit?: number;
    };
    "list-audit.out": {
        entries: {
            entry: number;
            at: string;
            actor: string;
            actor_name?: string;
            operation: string;
            /** @description any JSON */
            input: unknown;
            /** @description any JSON */
            before?: unknown;
            /** @description any JSON */
            after?: unknown;
        }[];
        next?: string;
    };
    "list-back-tests.in": {
        playbook?: string;
    };
    "list-back-tests.out": {
        back_tests: {
            run: string;
            playbook: string;
            version: string;
            from: number;
            to: number;
            months: number;
            accounts: number | null;
            outcomeDays: number;
            /** @enum {string} */
            status: "queued" | "running" | "done" | "failed" | "cancelled" | "interrupted";
            askedAt: number;
            askedBy: string;
            startedAt: number | null;
            finishedAt: number | null;
            /** @description 0 to 1 */
            progress: number;
            summary: {
                accounts: number;
                events: number;
                /** @description accounts with any difference */
                changed: number;
                /** @description bands that would be others now */
                bandsNow: number;
                bandsEver: number;
                signals: {
                    [key: string]: {
                        /** @description only under the draft */
                        comes: number;
                        /** @description only under what is live */
                        goes: number;
                        /** @description under both, at another time */
                        moves: number;
                        live: number;
                        draft: number;
                        /** @description of signals that come: what became of their accounts within the days asked for */
                        outcomes?: {
                            expansion: number;
                            churn: number;
                            neither: number;
                            undecided: number;
                        };
                    };
                };
                entries: {
                    [key: string]: {
                        /** @description only under the draft */
                        comes: number;
                        /** @description only under what is live */
                        goes: number;
                        /** @description under both, at another time */
                        moves: number;
                        live: number;
                        draft: number;
                        /** @description of signals that come: what became of their accounts within the days asked for */
                        outcomes?: {
                            expansion: number;
                            churn: number;
                            neither: number;
                            undecided: number;
                        };
                    };
                };
                messages: {
                    [key: string]: {
                        /** @description only under the draft */
                        comes: number;
                        /** @description only under what is live */
                        goes: number;
                        /** @description under both, at another time */
                        moves: number;
                        live: number;
                        draft: number;
                        /** @description of signals that come: what became of their accounts within the days asked for */
                        outcomes?: {
                            expansion: number;
                            churn: number;
                            neither: number;
                            undecided: number;
                        };
                    };
                };
                /** @description facts of which only today’s value is known, for how many accounts */
                onlyToday: {
                    [key: string]: number;
                };
                /** @description accounts of whose events only the newest 100,000 were read */
                partial: number;
                failed: number;
                firstFailure?: string;
                /** @description differences beyond those that are listed */
                notKept: number;
            } | null;
            problem: string | null;
        }[];
    };
    "list-catalogue.in": Record<string, never>;
    "list-catalogue.out": {
        playbooks: {
            playbook: string;
            title: string;
            live?: {
                version: string;
                published_at: number;
                published_by?: {
                    id: string;
                    name?: string;
                };
            };
            preparing?: {
                version: string;
                prepared: number;
            };
            versions: number;
            draft?: {
                base?: string;
                revision: number;
                saved_at: number;
                saved_by: {
                    id: string;
                    name?: string;
                };
            };
            shipped?: {
                version: string;
                folder: string;
            };
            inside: number;
        }[];
    };
    "list-contacts.in": {
        account: string;
        text?: string;
        after?: string;
        /** @default 60 */
        limit?: number;
    };
    "list-contacts.out": {
        contacts: {
            contact: string;
            name?: string;
            first_name?: string;
            email?: string;
            role?: string;
            zone?: string;
            locale?: string;
            is_primary: boolean;
            /**
             * @description why mail is kept from them
             * @enum {string}
             */
            suppressed?: "bounced" | "unsubscribed";
            attributes: Record<string, never>;
            /** @description when they last replied, clicked or answered */
            last_heard_at?: string;
            /** @description how often in 90 days */
            heard: number;
            /** @description the last day on which they were in the product */
            last_seen_on?: string;
            /** @description their newest answer */
            survey?: {
                survey: string;
                score: number;
                at: string;
                comment?: string;
            };
            meetings: number;
        }[];
        next?: string;
    };
    "list-contract-movements.in": {
        account?: string;
        /**
         * @default all
         * @enum {string}
         */
        whose?: "mine" | "team" | "all";
        /**
         * Format: date
         * @description first day, in the workspace’s zone; 12 months before the last unless said
         */
        from?: string;
        /**
         * Format: date
         * @description last day; today unless said, and at the latest
         */
        to?: string;
        /** @enum {string} */
        movement?: "new" | "expansion" | "contraction" | "churn" | "reactivation";
        /** @description the `next` of the page before */
        after?: string;
        /**
         * @description accounts a page, also those that stayed
         * @default 200
         */
        limit?: number;
    };
    "list-contract-movements.out": {
        movements: {
            account: string;
            on: string;
            /** @enum {string} */
            movement: "new" | "expansion" | "contraction" | "churn" | "reactivation";
            arr_before: number;
            arr_after: number;
            change: number;
            currency: string;
            /** @description those that came, went or changed */
            contracts: string[];
        }[];
        next?: string;
    };
    "list-contracts.in": {
        account: string;
    };
    "list-contracts.out": {
        contracts: {
            contract: string;
            plan?: string;
            starts_on: string;
            ends_on?: string;
            arr: number;
            /** @description as it was first recorded */
            original_arr: number;
            currency: string;
            attributes: {
                [key: string]: unknown;
            };
        }[];
        movements: {
            contract: string;
            /** @enum {string} */
            movement: "new" | "expansion" | "contraction";
            at: string;
            arr_before: number;
            arr_after: number;
            change: number;
            currency: string;
            plan_before?: string;
            plan_after?: string;
        }[];
    };
    "list-documents.in": {
        account?: string;
        /**
         * @default all
         * @enum {string}
         */
        whose?: "mine" | "team" | "all";
        /** @description its name in the playbook, such as proposal */
        name?: string;
        /** @enum {string} */
        state?: "draft" | "approved" | "discarded" | "refused";
        /**
         * Format: uuid
         * @description of one journey run
         */
        enrollment?: string;
        after?: string;
        /** @default 50 */
        limit?: number;
    };
    "list-documents.out": {
        documents: {
            /** @description id of this one */
            document: string;
            account: string;
            account_name?: string;
            /** @description its name in the playbook */
            name: string;
            playbook?: string;
            enrollment?: string;
            /** @enum {string} */
            state: "draft" | "approved" | "discarded" | "refused";
            /** @description why it could not be made */
            reason?: string;
            title?: string;
            locale?: string;
            /** @description the task by which somebody was asked to look at it */
            review?: string;
            made_at: string;
            changed_at: string;
            approved_at?: string;
            approved_by?: string;
        }[];
        next?: string;
    };
    "list-enrollments.in": {
        account?: string;
        /**
         * @default all
         * @enum {string}
         */
        whose?: "mine" | "team" | "all";
        /** @description in the name or id of the account */
        search?: string;
        playbook?: string;
        journey?: string;
        version?: string;
        /** @enum {string} */
        status?: "running" | "exited" | "held_out";
        outcome?: string;
        /** @description the stage it is in, or was in when it was left */
        stage?: string;
        /** @description where it stands now, of the playbook and journey given; who has stood there longest comes first */
        step?: string;
        after?: string;
        /** @default 50 */
        limit?: number;
    };
    "list-enrollments.out": {
        enrollments: {
            enrollment: string;
            account: string;
            account_name?: string;
            /** @description who looks after the account */
            owner?: string;
            owner_name?: string;
            health?: {
                value?: number;
                band?: string;
            };
            /** @description of the sample company */
            sample?: boolean;
            playbook: string;
            version: string;
            journey: string;
            title: string;
            /** @enum {string} */
            status: "running" | "exited" | "held_out";
            stage?: string;
            /** @description where it stands, or stood when it was left */
            step?: string;
            /** @description since when it stands there */
            since?: string;
            outcome?: string;
            /** @description the event that it entered by */
            entered_on: string;
            entered_at: string;
            exited_at?: string;
            /** @description when the goal of the journey first happened while it ran */
            reached_goal_at?: string;
            waits_for?: string;
            waiting?: {
                /** @enum {string} */
                for: "moment" | "task" | "speech" | "criteria" | "review" | "condition" | "events";
                /** @description of a message: what holds it */
                why?: string;
                /** @description id of the task that somebody is to complete */
                task?: string;
                /** @description id of the document that somebody is to approve */
                document?: string;
            };
            /** @description when it goes on by itself */
            due_at?: string;
            /** @description of one that was left: when it comes back by itself */
            comes_back_at?: string;
            /** @description since when it stands still */
            paused_at?: string;
            /** @description a person paused this run, not its journey */
            paused_by_hand?: boolean;
        }[];
        next?: string;
    };
    "list-events.in": {
        account: string;
        name?: string;
        /** @default 50 */
        limit?: number;
        /** @description the `next` of the page before */
        after?: string;
    };
    "list-events.out": {
        events: {
            key: string;
            name: string;
            occurred: string;
            received: string;
            source: string;
            contact?: string;
            history: boolean;
            properties: {
                [key: string]: Schemas["list-events.out.__schema0"];
            };
        }[];
        next?: string;
    };
    "list-events.out.__schema0": unknown;
    "list-held-accounts.in": {
        /** @default 50 */
        limit?: number;
    };
    "list-held-accounts.out": {
        accounts: {
            account: string;
            /** @description since when, epoch ms */
            at: number;
            reason: string;
            /** @description events that wait */
            waiting: number;
            /** @description the event that it stands at; null: it failed on something that was due */
            next: string | null;
        }[];
        what_to_do?: string;
    };
    "list-held-messages.in": {
        account?: string;
        /**
         * @default all
         * @enum {string}
         */
        whose?: "mine" | "team" | "all";
        /** @description the `next` of the page before */
        after?: string;
        /** @default 50 */
        limit?: number;
    };
    "list-held-messages.out": {
        messages: {
            key: string;
            account: string;
            account_name?: string;
            at: string;
            /** @enum {string} */
            what: "held" | "dropped";
            /** @description its name in the playbook */
            message?: string;
            playbook?: string;
            journey?: string;
            step?: string;
            enrollment?: string;
            /** @description quiet hours, the gate of its journey, another journey that has written */
            reason?: string;
            /** @description when it is tried again at the latest */
            until?: string;
        }[];
        next?: string;
    };
    "list-imports.in": {
        /**
         * @description also those that only checked a file
         * @default false
         */
        checks?: boolean;
        after?: string;
        /** @default 50 */
        limit?: number;
    };
    "list-imports.out": {
        imports: {
            run: string;
            upload: string;
            file: string;
            /** @enum {string} */
            kind: "accounts" | "contacts" | "contracts" | "events" | "tickets" | "surveys" | "users" | "opportunities";
            /** @description it only looked and stored nothing */
            check: boolean;
            /** @description the run whose refused rows it brings in again */
            earlier?: string;
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "failed" | "cancelled" | "interrupted";
            by: string;
            created_at: string;
            finished_at?: string;
            bytes_read: number;
            bytes: number;
            outcome?: {
                rows: number;
                skipped: number;
                refused: number;
                repeated: number;
                contradicting: number;
                events: {
                    [key: string]: number;
                };
                people: {
                    added: number;
                    changed: number;
                    unchanged: number;
                };
                compared?: {
                    events: number;
                    known: number;
                    contradicting: number;
                };
                problem?: {
                    reason: string;
                } & {
                    [key: string]: unknown;
                };
                refusals: {
                    line: number;
                    problems: {
                        column: string;
                        value: string;
                        reason: string;
                        fix: string;
                        /** @description which rule, and what it names */
                        told?: {
                            reason: string;
                        } & {
                            [key: string]: unknown;
                        };
                    }[];
                }[];
            };
            message?: string;
        }[];
        next?: string;
    };
    "list-journeys.in": {
        /**
         * @default all
         * @enum {string}
         */
        whose?: "mine" | "team" | "all";
    };
    "list-journeys.out": {
        journeys: {
            /** @description who has come in, but for those held out */
            entered: number;
            running: number;
            held_out: number;
            reached_goal: number;
            /** @description the most frequent first */
            outcomes: {
                outcome: string;
                count: number;
            }[];
            playbook: string;
            playbook_title: string;
            journey: string;
            /** @description by locale */
            titles: {
                [key: string]: string;
            };
            /** @description whether anybody may enter it by a live version */
            is_live: boolean;
            stages: {
                stage: string;
                /** @description by locale */
                titles: {
                    [key: string]: string;
                };
            }[];
            goal?: string;
            paused?: {
                since: string;
                by: string;
                reason?: string;
            };
            versions: {
                /** @description who has come in, but for those held out */
                entered: number;
                running: number;
                held_out: number;
                reached_goal: number;
                /** @description the most frequent first */
                outcomes: {
                    outcome: string;
                    count: number;
                }[];
                version: string;
                /** @enum {string} */
                status: "preparing" | "live" | "retired";
                published_at: string;
            }[];
        }[];
    };
    "list-keys.in": Record<string, never>;
    "list-keys.out": {
        keys: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "admin" | "write" | "metrics" | "scoped";
            permissions: ("read" | "work" | "record" | "read-playbooks" | "author" | "operate" | "administer" | "send" | "measure" | "self")[];
            label: string;
            createdAt: number;
            revokedAt: number | null;
        }[];
    };
    "list-kpis.in": {
        /** @description all live ones unless said */
        playbook?: string;
        /**
         * @description of which accounts
         * @default all
         * @enum {string}
         */
        whose?: "mine" | "team" | "all";
        /** @description first day, in the workspace’s zone; 90 days back unless said */
        from?: string;
        /** @description last day; today unless said */
        to?: string;
        /** @description from the beginning, instead of from a day */
        all?: string | boolean;
    };
    "list-kpis.out": {
        kpis: {
            playbook: string;
            kpi: string;
            title: string;
            meaning?: string;
            kind: string;
            /** @enum {string} */
            unit: "share" | "number" | "days" | "money";
            period: {
                /** @description null: from the beginning, or as it stands now */
                from: string | null;
                to: string;
            };
            /** @description whom it counts, and how */
            counts: string;
            numerator: number | null;
            denominator: number | null;
            /** @description a share as 0.4; null while nothing counted, and for money */
            value: number | null;
            /** @description of a rate: still going on, in neither numerator nor denominator */
            undecided: number | null;
            /** @description how many count with nothing known of what is asked */
            without_value: number;
            money: {
                currency: string;
                /** @description the sum or the mean; of a share, what is on top */
                minor: number;
                /** @description of a mean, the exact sum */
                sum_minor?: number;
                /** @description of a share, what it is a share of */
                of_minor?: number;
                count: number;
                /** @description of a share, the share */
                value: number | null;
                met: boolean | null;
                /** @description of revenue: how the ARR came from one end to the other */
                bridge?: {
                    start: number;
                    expansion: number;
                    contraction: number;
                    churn: number;
                    gained: number;
                };
            }[];
            periods: {
                from: string;
                to: string;
                /** @description not over yet, and in no figure */
                running: boolean;
                count: number;
                by?: {
                    csm: string | null;
                    count: number;
                }[];
            }[];
            target: {
                /** @enum {string} */
                compare: "above" | "from" | "below" | "to";
                edge: number;
                /** @enum {string} */
                unit: "share" | "number";
                text: string;
            } | null;
            /** @description null without a target, while nothing counted, and over several currencies */
            met: boolean | null;
        }[];
    };
    "list-meetings.in": {
        account: string;
    };
    "list-meetings.out": {
        meetings: {
            meeting: string;
            contact?: string;
            starts: string;
            ends: string;
            /** @enum {string} */
            status: "booked" | "cancelled" | "no_show";
        }[];
    };
    "list-messages.in": {
        account?: string;
        /**
         * @default all
         * @enum {string}
         */
        whose?: "mine" | "team" | "all";
        /** @description in the name or id of the account */
        search?: string;
        /**
         * @default out
         * @enum {string}
         */
        direction?: "out" | "in" | "all";
        /**
         * @description of those that went out
         * @enum {string}
         */
        state?: "refused" | "review" | "queued" | "sending" | "sent" | "kept" | "in_doubt" | "dead" | "dropped";
        /**
         * Format: uuid
         * @description the journey run that sent it
         */
        enrollment?: string;
        after?: string;
        /** @default 50 */
        limit?: number;
    };
    "list-messages.out": {
        messages: {
            /** @description id of this one */
            message: string;
            /** @enum {string} */
            direction: "out" | "in";
            account: string;
            /** @description its name in the playbook; of a reply, that of the message it answers */
            name?: string;
            playbook?: string;
            /** @enum {string} */
            state: "refused" | "review" | "queued" | "sending" | "sent" | "kept" | "in_doubt" | "dead" | "dropped" | "received";
            reason?: string;
            /** @description which kind of thing a refused one lacks */
            refusal?: string;
            to?: string;
            contact?: string;
            /** @description of a reply: the address of whoever wrote it */
            from_address?: string;
            from_person?: string;
            /** @description of a reply, that of the message it answers */
            subject?: string;
            /** @description of a reply: how it begins */
            text?: string;
            /** @description of a reply: the message it answers */
            answers_to?: string;
            created_at: string;
            finished_at?: string;
            account_name?: string;
            /** @description who looks after the account */
            owner?: string;
            owner_name?: string;
            health?: {
                value?: number;
                band?: string;
            };
            /** @description of the sample company */
            sample?: boolean;
        }[];
        waiting: {
            refused: number;
            review: number;
            in_doubt: number;
            dead: number;
        };
        next?: string;
    };
    "list-notifications.in": {
        /** @description id or e-mail address of a person; whoever is signed in has their own unless they administer */
        person?: string;
        account?: string;
        /** @description only those not read yet */
        unread?: string | boolean;
        after?: string;
        /** @default 50 */
        limit?: number;
    };
    "list-notifications.out": {
        notifications: {
            /** @description id, the same for all who were told */
            notification: string;
            account: string;
            account_name?: string;
            person: string;
            playbook?: string;
            /** @description its name in the playbook; signal.alert is the word of a signal */
            message: string;
            title: string;
            text: string;
            enrollment?: string;
            /** @description the signal that it tells of */
            signal?: string;
            /**
             * @description of one that is mailed with others on a business morning: whether that mail has been written
             * @enum {string}
             */
            digest?: "waiting" | "taken";
            created_at: string;
            read_at?: string;
        }[];
        next?: string;
    };
    "list-opportunities.in": {
        account?: string;
        /**
         * @default all
         * @enum {string}
         */
        whose?: "mine" | "team" | "all";
        /** @description in the name or id of the account */
        search?: string;
        /** @description id or e-mail address of a person */
        assigned_to?: string;
        stage?: string;
        /** @description expansion, or what its maker said */
        type?: string;
        /** @description only those not won, lost or deferred */
        open?: string | boolean;
        /**
         * @description with - the other way round
         * @default created
         * @enum {string}
         */
        sort?: "created" | "-created" | "updated" | "-updated" | "value" | "-value" | "expected" | "-expected";
        after?: string;
        /** @default 50 */
        limit?: number;
    };
    "list-opportunities.out": {
        opportunities: {
            opportunity: string;
            account: string;
            /** @description its id in the system that keeps it */
            external_id?: string;
            name?: string;
            type: string;
            source: string;
            score?: number;
            factors: unknown;
            estimated_value?: number;
            currency?: string;
            assigned_to?: string;
            stage: string;
            /** @description why it was deferred or lost */
            reason?: string;
            /** @description day on which it is to be taken up again */
            follow_up_on?: string;
            /** @description when it is expected to be decided */
            expected_on?: string;
            probability?: number;
            enrollment?: string;
            created_at: string;
            updated_at: string;
            closed_at?: string;
            account_name?: string;
            /** @description who looks after the account */
            owner?: string;
            owner_name?: string;
            health?: {
                value?: number;
                band?: string;
            };
            /** @description of the sample company */
            sample?: boolean;
        }[];
        stages: {
            stage: string;
            count: number;
            sums: {
                currency: string;
                estimated_value: number;
                count: number;
            }[];
            without_value: number;
        }[];
        next?: string;
    };
    "list-orders.in": {
        account?: string;
        /**
         * @default all
         * @enum {string}
         */
        whose?: "mine" | "team" | "all";
        after?: string;
        /** @default 50 */
        limit?: number;
    };
    "list-orders.out": {
        orders: {
            order: string;
            account: string;
            contract: string;
            plan: string;
            previous_plan?: string;
            plan_limit?: number;
            previous_plan_limit?: number;
            arr: number;
            previous_arr: number;
            additional_arr: number;
            monthly_price: number;
            currency: string;
            effective_on: string;
            option?: string;
            benefits: string[];
            enrollment?: string;
            created_at: string;
        }[];
        next?: string;
    };
    "list-people.in": {
        role?: string;
    };
    "list-people.out": {
        people: {
            id: string;
            name: string;
            first_name: string;
            email: string;
            phone?: string;
            zone?: string;
            booking_link?: string;
            /** @description id of whom they report to */
            manager?: string;
            roles: string[];
        }[];
    };
    "list-playbooks.in": Record<string, never>;
    "list-playbooks.out": {
        versions: {
            playbook: string;
            version: string;
            digest: string;
            /** @enum {string} */
            status: "preparing" | "live" | "retired";
            publishedAt: number;
        }[];
    };
    "list-publications.in": {
        playbook: string;
        /** @default 20 */
        limit?: number;
    };
    "list-publications.out": {
        publications: {
            publication: string;
            version: string;
            /** @enum {string} */
            kind: "publish" | "roll back";
            published_at: number;
            published_by: {
                id: string;
                name?: string;
            };
            /** @enum {string} */
            inside: "finish" | "move" | "leave";
            /** @enum {string} */
            state: "preparing" | "moving" | "done" | "overtaken";
            /** @description share of the preparing that is done, 0 to 1 */
            prepared: number;
            /** @description share of those inside that have been asked, 0 to 1 */
            moved: number;
            asked: number;
            finished_at?: number;
        }[];
        inside: {
            version: string;
            count: number;
        }[];
    };
    "list-quarantine.in": {
        account?: string;
        reason?: string;
        /** @default 50 */
        limit?: number;
        /** @description the `next` of the page before */
        after?: string;
    };
    "list-quarantine.out": {
        total: number;
        /** @description the most frequent first */
        reasons: {
            reason: string;
            count: number;
        }[];
        events: {
            /** Format: uuid */
            id: string;
            account: string;
            at: string;
            reason: string;
            message: string;
            event: {
                [key: string]: Schemas["list-quarantine.out.__schema0"];
            };
            /** @description What the log already holds under the same key */
            stored?: {
                [key: string]: Schemas["list-quarantine.out.__schema0"];
            };
        }[];
        next?: string;
    };
    "list-quarantine.out.__schema0": unknown;
    "list-refused-calls.in": {
        reason?: string;
        /** @default 50 */
        limit?: number;
        /** @description the `next` of the page before */
        after?: string;
    };
    "list-refused-calls.out": {
        calls: {
            /** Format: uuid */
            id: string;
            at: string;
            source: string;
            reason: string;
            message: string;
            /** @description null when it was too large to keep */
            call: Schemas["list-refused-calls.out.__schema0"];
        }[];
        next?: string;
    };
    "list-refused-calls.out.__schema0": unknown;
    "list-roles.in": Record<string, never>;
    "list-roles.out": {
        permissions: {
            /** @enum {string} */
            permission: "read" | "work" | "record" | "read-playbooks" | "author" | "operate" | "administer" | "send" | "measure" | "self";
            meaning: string;
        }[];
        roles: {
            /** @enum {string} */
            role: "owner" | "admin" | "cs_lead" | "csm" | "ae" | "operations" | "partner" | "viewer";
            permissions: ("read" | "work" | "record" | "read-playbooks" | "author" | "operate" | "administer" | "send" | "measure" | "self")[];
        }[];
    };
    "list-rules.in": Record<string, never>;
    "list-rules.out": {
        rules: {
            playbook: string;
            playbook_title: string;
            /** @enum {string} */
            kind: "signal" | "journey" | "step";
            name: string;
            title: string;
            /** @description by locale */
            titles?: {
                [key: string]: string;
            };
            journey?: string;
        }[];
    };
    "list-score-history.in": {
        account: string;
        /**
         * @description health, or <playbook>.<score>
         * @default health
         */
        score?: string;
        /** @default 6 */
        months?: number;
    };
    "list-score-history.out": {
        account: string;
        score: string;
        title: string;
        max: number;
        from: string;
        to: string;
        readonly bands: {
            band: string;
            /** @enum {string} */
            compare: "above" | "from" | "below" | "to" | "equals" | "otherwise";
            edge: number | null;
        }[];
        points: {
            at: string;
            value: number | null;
            band: string | null;
            by: string;
        }[];
    };
    "list-sessions.in": {
        /** @description you unless said */
        user?: string;
    };
    "list-sessions.out": {
        sessions: {
            session: string;
            is_this: boolean;
            since: string;
            seen_at: string;
            expires_at: string;
            ip_address?: string;
            user_agent?: string;
        }[];
    };
    "list-settings.in": Record<string, never>;
    "list-settings.out": {
        settings: {
            key: string;
            value?: string;
            meaning?: string;
        }[];
    };
    "list-signals.in": {
        /**
         * @default all
         * @enum {string}
         */
        whose?: "mine" | "team" | "all";
        account?: string;
        /**
         * @description open: raised, acknowledged, qualified or handed over
         * @enum {string}
         */
        status?: "raised" | "blocked" | "standing" | "acknowledged" | "qualified" | "dismissed" | "handed_over" | "won" | "lost" | "expired" | "open";
        /** @enum {string} */
        strength?: "strong" | "moderate" | "weak";
        /** @enum {string} */
        direction?: "expansion" | "risk" | "advocacy";
        playbook?: string;
        kind?: string;
        /** @description part of the account’s name or id */
        search?: string;
        raised_from?: string;
        /**
         * @description clock: the strongest first, and of those the one that has waited longest
         * @default newest
         * @enum {string}
         */
        order?: "newest" | "clock";
        /**
         * @description with the metric that each stands on, over 12 weeks
         * @default false
         */
        curves?: boolean;
        after?: string;
        /** @default 50 */
        limit?: number;
    };
    "list-signals.out": {
        signals: {
            id: string;
            account: string;
            account_name?: string;
            /** @description a person’s id or e-mail address, as it was sent */
            owner?: string;
            playbook: string;
            kind: string;
            title: string;
            direction: string;
            pattern: string;
            status: string;
            strength: string | null;
            level: number | null;
            raisedAt: number;
            /** @description when another signal made it so strong */
            stronger_at?: string;
            /** @description by when a person is to have responded, as its grade says */
            respond_by?: string;
            /** @description of one that nobody has responded to: whether that has passed */
            overdue?: boolean;
            reason: string | null;
            evidence: Record<string, never>;
            qualification?: Record<string, never>;
            health?: {
                value: number | null;
                band: string | null;
            };
            arr: {
                currency: string;
                minor: number;
            }[];
            /** @description the metric that it stands on, at the end of each of the last 12 weeks */
            curve?: (number | null)[];
        }[];
        next?: string;
    };
    "list-sources.in": Record<string, never>;
    "list-sources.out": {
        sources: {
            key: string;
            label: string;
            created_at: string;
            revoked_at?: string;
            last_at?: string;
            /** @description calls of the last 24 hours */
            accepted: number;
            refused: number;
            /** @description calls an hour, the oldest first, the running one last */
            hours: number[];
        }[];
    };
    "list-survey-responses.in": {
        account?: string;
        /**
         * @default all
         * @enum {string}
         */
        whose?: "mine" | "team" | "all";
        /** @enum {string} */
        survey?: "nps" | "csat" | "ces";
        after?: string;
        /** @default 50 */
        limit?: number;
    };
    "list-survey-responses.out": {
        responses: {
            account: string;
            response: string;
            /** @enum {string} */
            survey: "nps" | "csat" | "ces";
            score: number;
            contact?: string;
            comment?: string;
            at: string;
        }[];
        next?: string;
    };
    "list-tasks.in": {
        /**
         * @description mine: given to me; team: to me, my manager or a colleague of mine
         * @default all
         * @enum {string}
         */
        whose?: "mine" | "team" | "all";
        /** @description id or e-mail address of a person */
        assignee?: string;
        /** @description only what nobody could be found for */
        unassigned?: string | boolean;
        account?: string;
        /**
         * @default open
         * @enum {string}
         */
        status?: "open" | "done" | "cancelled" | "all";
        overdue?: string | boolean;
        /**
         * @description hide: what is put off is left out until its time; only: nothing else
         * @default hide
         * @enum {string}
         */
        snoozed?: "hide" | "only" | "show";
        /** @description its name in the playbook, or next_step */
        kind?: string;
        /** @description part of the title or of the account */
        search?: string;
        /** @description only what is due from this instant on */
        due_from?: string;
        due_before?: string;
        after?: string;
        /** @default 50 */
        limit?: number;
        /** @description language of the reader; the workspace’s unless said */
        locale?: string;
    };
    "list-tasks.out": {
        tasks: {
            task: string;
            account: string;
            account_name?: string;
            kind: string;
            title: string;
            /** @description what several tasks that are shown and done as one ask for */
            titles?: string[];
            /** @description id of the document or message to look at */
            concerns?: string;
            assignee?: string;
            created_at: string;
            due_at?: string;
            /** @enum {string} */
            status: "open" | "done" | "cancelled";
            overdue: boolean;
            done_at?: string;
            /** @description it is left out of lists before this */
            snoozed_until?: string;
            snooze_reason?: string;
            playbook?: string;
            enrollment?: string;
            /** @description how many fields its form has */
            form_fields?: number;
            has_guide?: boolean;
        }[];
        next?: string;
    };
    "list-team-roles.in": Record<string, never>;
    "list-team-roles.out": {
        roles: {
            role: string;
            title: string;
            stand_ins: string[];
            /** @description accounts a person at most */
            cap?: number;
            /** @description accounts that one person serves */
            pooling?: number;
            people: {
                person: string;
                name: string;
                accounts: number;
                over_cap: boolean;
            }[];
            accounts_per_person?: number;
            over_pooling: boolean;
        }[];
    };
    "list-tickets.in": {
        account?: string;
        /**
         * @default all
         * @enum {string}
         */
        whose?: "mine" | "team" | "all";
        priority?: string;
        /** @description only those not solved */
        open?: string | boolean;
        /** @description the `next` of the page before */
        after?: string;
        /** @default 50 */
        limit?: number;
    };
    "list-tickets.out": {
        tickets: {
            account: string;
            ticket: string;
            title?: string;
            kind?: string;
            priority?: string;
            contact?: string;
            open: boolean;
            escalated: boolean;
            opened_at: string;
            /** @description first answer of the desk */
            answered_at?: string;
            solved_at?: string;
            reopened_at?: string;
            /** @description from opening to solution; of one that is solved */
            hours_to_solve?: number;
            /** @description how content the customer was, 1 to 5 */
            score?: number;
            attributes: {
                [key: string]: unknown;
            };
        }[];
        next?: string;
    };
    "list-timeline.in": {
        account: string;
        kinds?: ("usage" | "signal" | "score" | "mail" | "note" | "meeting" | "task" | "journey" | "opportunity" | "ticket" | "survey" | "contract" | "document" | "record" | "notice")[];
        text?: string;
        contact?: string;
        /**
         * Format: date
         * @description first day, in the workspace’s zone
         */
        from?: string;
        /**
         * Format: date
         * @description last day
         */
        to?: string;
        /** @description the `next` of the page before */
        after?: string;
        /** @default 60 */
        limit?: number;
    };
    "list-timeline.out": {
        events: {
            key: string;
            /** @enum {string} */
            kind: "usage" | "signal" | "score" | "mail" | "note" | "meeting" | "task" | "journey" | "opportunity" | "ticket" | "survey" | "contract" | "document" | "record" | "notice";
            name: string;
            occurred_at: string;
            received_at: string;
            source: string;
            contact?: string;
            contact_name?: string;
            /** @description it was old when it came in, and acted on nothing */
            history: boolean;
            /** @description the engine wrote it, because of another event */
            caused: boolean;
            properties: Record<string, never>;
        }[];
        /** @description there may be more: a page that is filtered can be empty and go on */
        next?: string;
    };
    "list-unassigned.in": {
        contact?: string;
        /** @default 50 */
        limit?: number;
        /** @description the `next` of the page before */
        after?: string;
    };
    "list-unassigned.out": {
        total: number;
        events: {
            id: number;
            contact?: string;
            name: string;
            occurred?: string;
            received: string;
            properties: {
                [key: string]: Schemas["list-unassigned.out.__schema0"];
            };
        }[];
        next?: string;
    };
    "list-unassigned.out.__schema0": unknown;
    "list-usage.in": {
        account: string;
        /** @default 90 */
        days?: number;
    };
    "list-usage.out": {
        from: string;
        to: string;
        /** @description days that a value of a series stands for */
        step: number;
        metrics: {
            metric: string;
            event: string;
            /** @enum {string} */
            aggregate: "count" | "sum" | "max" | "last" | "distinct";
            unit?: string;
            /** @description the property by which its members are told apart */
            by?: string;
            /** @description over the days asked for; the newest of a last */
            value: number | string | null;
            /** @description over as many days before those */
            before: number | null;
            /** @description oldest first, a value each `step` days */
            readonly series: (number | null)[];
            last_at?: string;
            members: {
                member: string;
                value: number | null;
                before: number | null;
                last_at?: string;
            }[];
            member_count: number;
        }[];
        limit?: {
            metric: string;
            window: number;
            attribute: string;
            used: number;
            limit: number;
            /** @description use over the window, on each of the last 90 days */
            trend: number[];
            days?: {
                low: number;
                high: number;
            };
        };
    };
    "list-users.in": Record<string, never>;
    "list-users.out": {
        users: {
            user: string;
            name: string;
            email: string;
            /** @enum {string} */
            role: "owner" | "admin" | "cs_lead" | "csm" | "ae" | "operations" | "partner" | "viewer";
            /** @description id of the person of the team with the same e-mail address */
            person?: string;
            team_roles?: string[];
            has_password: boolean;
            has_sso: boolean;
            has_second_factor: boolean;
            passkeys: number;
            sessions: number;
            last_seen?: string;
            created_at: string;
        }[];
        invitations: {
            invitation: string;
            email: string;
            name: string;
            /** @enum {string} */
            role: "owner" | "admin" | "cs_lead" | "csm" | "ae" | "operations" | "partner" | "viewer";
            invited_by: string;
            created_at: string;
            expires_at: string;
        }[];
    };
    "list-views.in": {
        /** @description which list: accounts, signals, tasks … */
        list?: string;
    };
    "list-views.out": {
        views: {
            /** Format: uuid */
            view: string;
            list: string;
            name: string;
            shared: boolean;
            mine: boolean;
            /** @description what the list’s address says: filter, columns, sort, whose, search */
            state: {
                [key: string]: Schemas["list-views.out.__schema0"];
            };
        }[];
    };
    "list-views.out.__schema0": unknown;
    "load-sample.in": Record<string, never>;
    "load-sample.out": {
        /** @constant */
        state: "loading";
    };
    "make-password-link.in": {
        /** @description id or e-mail address */
        user: string;
    };
    "make-password-link.out": {
        user: string;
        /** @description for /invitation/<token> */
        token: string;
        /** Format: date-time */
        expires_at: string;
    };
    "open-draft.in": {
        playbook: string;
        /** @description to begin from; the live one unless said */
        version?: string;
        /** @description to begin from in the place of a version */
        files?: {
            [key: string]: string;
        };
        /**
         * @description take the place of a draft that is there; its revision must be given
         * @default false
         */
        replace?: boolean;
        revision?: number;
    };
    "open-draft.out": {
        draft: {
            playbook: string;
            /** @description the version that it began from */
            base?: string;
            revision: number;
            files: {
                [key: string]: string;
            };
            opened_at: number;
            opened_by: {
                id: string;
                name?: string;
            };
            saved_at: number;
            saved_by: {
                id: string;
                name?: string;
            };
            changes: {
                [key: string]: {
                    revision: number;
                    by: {
                        id: string;
                        name?: string;
                    };
                    at: number;
                };
            };
        };
        opened: boolean;
    };
    "pause-enrollment.in": {
        account: string;
        /** Format: uuid */
        enrollment: string;
        reason?: string;
    };
    "pause-enrollment.out": {
        account: string;
        enrollment: string;
    };
    "pause-journey.in": {
        playbook: string;
        journey: string;
        reason?: string;
    };
    "pause-journey.out": {
        playbook: string;
        journey: string;
        paused_at: string;
    };
    "preview-import.in": {
        /** Format: uuid */
        upload: string;
        /** @enum {string} */
        kind: "accounts" | "contacts" | "contracts" | "events" | "tickets" | "surveys" | "users" | "opportunities";
        /** @description its text, or what the text says as an object */
        map: string | {
            [key: string]: Schemas["preview-import.in.__schema0"];
        };
    };
    "preview-import.in.__schema0": unknown;
    "preview-import.out": {
        map: string;
        data?: {
            [key: string]: unknown;
        };
        problems: {
            line: number;
            column: number;
            message: string;
        }[];
        rows: {
            /** @description as a spreadsheet counts: the header is 1 */
            row: number;
            /** @enum {string} */
            outcome: "comes_in" | "skipped" | "refused";
            events: {
                name: string;
                account: string;
                at?: string;
                properties: {
                    [key: string]: unknown;
                };
            }[];
            person?: {
                [key: string]: unknown;
            };
            problems: {
                column: string;
                value: string;
                reason: string;
                fix: string;
                /** @description which rule, and what it names */
                told?: {
                    reason: string;
                } & {
                    [key: string]: unknown;
                };
            }[];
        }[];
        unused: string[];
    };
    "preview-publication.in": {
        playbook: string;
        /** @description path → text */
        files?: {
            [key: string]: string;
        };
        /** @description of a roll back, in the place of files */
        version?: string;
    };
    "preview-publication.out": {
        problems: {
            file: string;
            line: number;
            column: number;
            message: string;
        }[];
        version: string;
        /** @description the version is published already with other content */
        taken: boolean;
        /** @description word for word */
        published: boolean;
        inside: {
            version: string;
            journey: string;
            title: string;
            /** @description the new version has this journey */
            exists: boolean;
            steps: {
                step: string;
                stage: string;
                kind: string;
                count: number;
                /** @description takes its place by itself */
                to?: string;
                notes: {
                    /** @enum {string} */
                    what: "time" | "condition" | "events" | "kind" | "stage";
                    before: string;
                    after: string;
                }[];
            }[];
        }[];
        targets: {
            [key: string]: {
                step: string;
                stage: string;
                kind: string;
            }[];
        };
        outcomes: string[];
    };
    "preview-release.in": {
        playbook?: string;
        /** @description the name of a signal in its playbook, like high_usage */
        kind?: string;
        account?: string;
        /** @description ids of accounts */
        accounts?: string[];
        /** @description accounts of this segment */
        segment?: string;
        /** @enum {string} */
        strength?: "strong" | "moderate" | "weak";
        /**
         * @description what the signal leads to
         * @enum {string}
         */
        direction?: "expansion" | "risk" | "advocacy";
        /** @description every signal that stands */
        all?: boolean;
        /**
         * @description how far ahead first messages are looked for
         * @default 14
         */
        days?: number;
        /**
         * @description at most so many accounts are listed; all are counted
         * @default 20
         */
        list?: number;
        /** @description the `next` of the answer before: to go on from there */
        after?: string;
        /**
         * @description at most so many accounts are looked at
         * @default 200
         */
        limit?: number;
    };
    "preview-release.out": {
        at: number;
        /** @description how far ahead first messages were looked for */
        until: number;
        signals: number;
        accounts: number;
        kinds: {
            playbook: string;
            kind: string;
            title: string;
            signals: number;
            raised: number;
            blocked: number;
            ended: number;
            stands: number;
            held: number;
        }[];
        journeys: {
            playbook: string;
            journey: string;
            title: string;
            entered: number;
            held_out: number;
            not_ready: number;
            not_entered: {
                reason: string;
                accounts: number;
            }[];
            first_messages: {
                leaves: number;
                review: number;
                refused: number;
                none: number;
            };
        }[];
        people: {
            person: string;
            at_once: number;
            next_mail: number;
        }[];
        tasks: number;
        failed: number;
        listed: {
            account: string;
            name?: string;
            signals: {
                id: string;
                playbook: string;
                kind: string;
                title: string;
                /**
                 * @description raised; blocked by its gate; ended, because its condition does not hold any more; stands, because its rule is not live; held, as its account is
                 * @enum {string}
                 */
                becomes: "raised" | "blocked" | "ended" | "stands" | "held";
                strength?: string;
                reason?: string;
            }[];
            journeys: {
                playbook: string;
                journey: string;
                title: string;
                /** @enum {string} */
                outcome: "entered" | "held out" | "not ready" | "not entered";
                reason?: string;
                first?: {
                    /** @description when it is written */
                    at: number;
                    message: string;
                    /** @enum {string} */
                    state: "leaves" | "review" | "refused";
                    contact?: string;
                    to?: string;
                    subject?: string;
                    /** @description what a refused one lacks */
                    why?: string;
                };
                /** @description what it comes to where no message is written in that time */
                instead?: string;
            }[];
            told: {
                person: string;
                /** @enum {string} */
                when: "at once" | "next mail";
            }[];
            tasks: number;
            /** @description why the engine could not work it out: the account would be held */
            failed?: string;
        }[];
        more: number;
        /** @description not looked at yet */
        left: {
            signals: number;
            accounts: number;
        };
        /** @description more are to be looked at: call again with it as `after` */
        next?: string;
    };
    "propose-import.in": {
        /** Format: uuid */
        upload: string;
        /**
         * @description a guess unless said
         * @enum {string}
         */
        kind?: "accounts" | "contacts" | "contracts" | "events" | "tickets" | "surveys" | "users" | "opportunities";
    };
    "propose-import.out": {
        file: string;
        bytes: number;
        format: {
            encoding: string;
            delimiter: string;
            quote: string;
        };
        /** @enum {string} */
        kind: "accounts" | "contacts" | "contracts" | "events" | "tickets" | "surveys" | "users" | "opportunities";
        header: string[];
        rows: string[][];
        map: string;
        /** @description the map was used before */
        saved?: {
            file: string;
            used_at: string;
        };
        targets: {
            target: string;
            type: string;
            required: boolean;
            /** @description a live playbook asks for it */
            declared: boolean;
        }[];
        /** @description columns that the kind does not know become attributes */
        takes_others: boolean;
    };
    "publish-playbook.in": {
        files?: {
            [key: string]: string;
        };
        /** @description publish the draft as it is at a revision, in the place of files */
        draft?: {
            playbook: string;
            revision: number;
        };
        /**
         * @description finish on the version they are in, move by steps, or leave with an outcome
         * @default {
         *       "what": "finish"
         *     }
         */
        inside?: {
            /** @constant */
            what: "finish";
        } | {
            /** @constant */
            what: "move";
            /** @default [] */
            steps?: {
                version: string;
                journey: string;
                step: string;
                /** @description the step that takes its place */
                to?: string;
                /** @description they leave with it */
                outcome?: string;
            }[];
        } | {
            /** @constant */
            what: "leave";
            outcome: string;
        };
    };
    "publish-playbook.out": {
        playbook: string;
        version: string;
        changed: boolean;
    };
    "put-rollout-away.in": {
        /** @default true */
        away?: boolean;
    };
    "put-rollout-away.out": {
        away: boolean;
    };
    "qualify-signal.in": {
        account: string;
        /** Format: uuid */
        signal: string;
        /** @description the business need, more than curiosity */
        need: string;
        /** @description who decides on the budget, or how it is decided */
        decision_path: string;
        /** @constant */
        this_quarter: true;
    };
    "qualify-signal.out": {
        signal: string;
        /** @constant */
        status: "qualified";
    };
    "read-notification.in": {
        account: string;
        /** Format: uuid */
        notification: string;
        /** @description id or e-mail address; left out, all who were told */
        person?: string;
    };
    "read-notification.out": {
        notification: string;
        read: {
            person: string;
            read_at: string;
        }[];
    };
    "record-answer.in": {
        account: string;
        /** Format: uuid */
        message: string;
        /** @description its name in the playbook */
        answer: string;
        /**
         * @description what the answer asks for
         * @default {}
         */
        fields?: {
            [key: string]: string | number | boolean | string[];
        };
        /**
         * Format: uuid
         * @description the opportunity that it is about
         */
        opportunity?: string;
    };
    "record-answer.out": {
        account: string;
        message: string;
        answer: string;
        /** @description where the customer is led next */
        go_to?: string;
    };
    "record-click.in": {
        account: string;
        /** Format: uuid */
        message: string;
        /** @description its place in the text, from 1 */
        link: number;
    };
    "record-click.out": {
        account: string;
        /** @constant */
        event: "email.clicked";
        url: string;
    };
    "record-contract.in": {
        account: string;
        contract: string;
        plan?: string;
        /** Format: date */
        starts_on: string;
        /**
         * Format: date
         * @description last day in force; absent: open-ended
         */
        ends_on?: string;
        /** @description yearly recurring revenue in major units */
        arr: number;
        /** @default USD */
        currency?: string;
    };
    "record-contract.out": {
        account: string;
        contract: string;
    };
    "record-decision.in": {
        account: string;
        /** @enum {string} */
        decision: "upgrade" | "defer" | "decline";
        /**
         * Format: uuid
         * @description the account’s newest open one unless said
         */
        opportunity?: string;
        /** @description of an upgrade: the option of the proposal that was chosen, such as a */
        option?: string;
        /** @description of an upgrade without an option: name of the new plan */
        plan?: string;
        /** @description new yearly total in the contract’s currency */
        arr?: number;
        plan_limit?: number;
        /**
         * Format: date
         * @description first day of the new plan; today unless said
         */
        effective_on?: string;
        /**
         * Format: date
         * @description of a deferral: the day on which to come back
         */
        follow_up_on?: string;
        /** @description in the customer’s words */
        reason?: string;
    };
    "record-decision.out": {
        account: string;
        opportunity: string;
        /** @enum {string} */
        decision: "upgrade" | "defer" | "decline";
    };
    "record-event.in": {
        account: string;
        /** @description such as service.used */
        name: string;
        contact?: string;
        /** @default {} */
        properties?: {
            [key: string]: Schemas["record-event.in.__schema0"];
        };
        /**
         * Format: date-time
         * @description now unless said
         */
        occurred?: string;
        /** @description the same id again is the same event */
        id?: string;
    };
    "record-event.in.__schema0": unknown;
    "record-event.out": {
        account: string;
        name: string;
    };
    "record-no-show.in": {
        account: string;
        meeting: string;
    };
    "record-no-show.out": {
        account: string;
        meeting: string;
    };
    "record-note.in": {
        account: string;
        /**
         * @default note
         * @enum {string}
         */
        kind?: "note" | "call" | "visit" | "mail";
        text: string;
        /** @description with whom */
        contact?: string;
        /**
         * Format: date-time
         * @description when it was; now unless said
         */
        occurred?: string;
    };
    "record-note.out": {
        account: string;
        /** @enum {string} */
        kind: "note" | "call" | "visit" | "mail";
    };
    "record-reply.in": {
        account: string;
        contact?: string;
        /** Format: uuid */
        message?: string;
        text?: string;
    };
    "record-reply.out": {
        account: string;
        /** @constant */
        event: "email.replied";
    };
    "record-ticket.in": {
        account: string;
        /** @description its id at the desk */
        ticket: string;
        title?: string;
        /** @description such as question or incident */
        kind?: string;
        /** @description such as low, normal, high, urgent */
        priority?: string;
        escalated?: string | boolean;
        contact?: string;
        /** @description now unless said, for a ticket that is not known yet */
        opened?: string;
        solved?: string;
        /** @description how content the customer was */
        score?: number;
    };
    "record-ticket.out": {
        account: string;
        ticket: string;
    };
    "release-account.in": {
        account: string;
    };
    "release-account.out": {
        account: string;
    };
    "release-accounts.in": {
        accounts: string[];
    };
    "release-accounts.out": {
        released: string[];
        /** @description released already, or never held */
        not_held: string[];
    };
    "release-signals.in": {
        playbook?: string;
        /** @description the name of a signal in its playbook, like high_usage */
        kind?: string;
        account?: string;
        /** @description ids of accounts */
        accounts?: string[];
        /** @description accounts of this segment */
        segment?: string;
        /** @enum {string} */
        strength?: "strong" | "moderate" | "weak";
        /**
         * @description what the signal leads to
         * @enum {string}
         */
        direction?: "expansion" | "risk" | "advocacy";
        /** @description every signal that stands */
        all?: boolean;
        /** @description who releases them, as colleagues are to read it */
        by?: string;
        /** @description the `next` of the answer before: to go on from there */
        after?: string;
        /**
         * @description at most so many accounts
         * @default 1000
         */
        limit?: number;
    };
    "release-signals.out": {
        released: {
            signals: number;
            accounts: number;
        };
        /** @description more are waiting: call again with it as `after` */
        next?: string;
        left: {
            signals: number;
            accounts: number;
        };
    };
    "remove-from-account-team.in": {
        account: string;
        /** @description id or e-mail address */
        person: string;
        /** @description such as partner, ae, csm */
        role: string;
    };
    "remove-from-account-team.out": {
        account: string;
        person: string;
        role: string;
        changed: boolean;
    };
    "remove-from-segment.in": {
        account: string;
        /** @description its name, such as nurture */
        segment: string;
    };
    "remove-from-segment.out": {
        account: string;
        segment: string;
        changed: boolean;
    };
    "remove-sample.in": Record<string, never>;
    "remove-sample.out": {
        /** @constant */
        state: "removing";
    };
    "remove-user.in": {
        /** @description id or e-mail address */
        user: string;
    };
    "remove-user.out": {
        user: string;
    };
    "reopen-task.in": {
        account: string;
        /** Format: uuid */
        task: string;
    };
    "reopen-task.out": {
        account: string;
        task: string;
    };
    "replay-quarantine.in": {
        account?: string;
        /** @description such as property-type; those of all accounts unless one is said */
        reason?: string;
        ids?: string[];
        /**
         * @description the oldest so many; run it again for the rest
         * @default 1000
         */
        limit?: number;
        /**
         * @description record it beside the stored event of the same key, as an event of its own
         * @default false
         */
        as_new?: boolean;
        /** @description when it happened, where its own time is wrong; received: when each came in */
        occurred?: string;
    };
    "replay-quarantine.out": {
        replayed: string[];
        /** @description what the choice still holds */
        remaining: number;
    };
    "resolve-in-doubt.in": {
        account: string;
        /** Format: uuid */
        message: string;
        /** @enum {string} */
        outcome: "sent" | "send_again" | "drop";
    };
    "resolve-in-doubt.out": {
        message: string;
        /** @enum {string} */
        state: "sent" | "queued" | "dropped";
    };
    "restore-signal.in": {
        account: string;
        /** Format: uuid */
        signal: string;
    };
    "restore-signal.out": {
        signal: string;
        status: string;
    };
    "resubscribe-contact.in": {
        account: string;
        contact?: string;
        /**
         * Format: uuid
         * @description a message to the contact, instead of their id
         */
        message?: string;
    };
    "resubscribe-contact.out": {
        account: string;
        contact: string;
        /** @constant */
        event: "contact.resubscribed";
    };
    "resume-enrollment.in": {
        account: string;
        /** Format: uuid */
        enrollment: string;
    };
    "resume-enrollment.out": {
        account: string;
        enrollment: string;
    };
    "resume-journey.in": {
        playbook: string;
        journey: string;
    };
    "resume-journey.out": {
        playbook: string;
        journey: string;
    };
    "retry-document.in": {
        account: string;
        /** Format: uuid */
        document: string;
        /** @description by the names that had no value, such as answers.proposal.option_a_price */
        values?: {
            [key: string]: string | number | boolean | string[];
        };
    };
    "retry-document.out": {
        /** @description id of this one */
        document: string;
        account: string;
        account_name?: string;
        /** @description its name in the playbook */
        name: string;
        playbook?: string;
        enrollment?: string;
        /** @enum {string} */
        state: "draft" | "approved" | "discarded" | "refused";
        /** @description why it could not be made */
        reason?: string;
        title?: string;
        locale?: string;
        /** @description the task by which somebody was asked to look at it */
        review?: string;
        made_at: string;
        changed_at: string;
        approved_at?: string;
        approved_by?: string;
    };
    "retry-import.in": {
        /** Format: uuid */
        run: string;
        /** @description the same unless said */
        map?: string;
    };
    "retry-import.out": {
        run: string;
    };
    "retry-message.in": {
        account: string;
        /** Format: uuid */
        message: string;
        values?: {
            [key: string]: string | number | boolean;
        };
    };
    "retry-message.out": {
        message: string;
        /** @constant */
        state: "queued";
        to: string;
        subject: string;
    };
    "revoke-invitation.in": {
        /** Format: uuid */
        invitation: string;
    };
    "revoke-invitation.out": {
        invitation: string;
    };
    "revoke-key.in": {
        /** Format: uuid */
        id: string;
    };
    "revoke-key.out": {
        /** Format: uuid */
        id: string;
        revokedAt: number;
    };
    "roll-back-playbook.in": {
        playbook: string;
        version: string;
        /**
         * @description finish on the version they are in, move by steps, or leave with an outcome
         * @default {
         *       "what": "finish"
         *     }
         */
        inside?: {
            /** @constant */
            what: "finish";
        } | {
            /** @constant */
            what: "move";
            /** @default [] */
            steps?: {
                version: string;
                journey: string;
                step: string;
                /** @description the step that takes its place */
                to?: string;
                /** @description they leave with it */
                outcome?: string;
            }[];
        } | {
            /** @constant */
            what: "leave";
            outcome: string;
        };
    };
    "roll-back-playbook.out": {
        playbook: string;
        version: string;
    };
    "run-scenarios.in": {
        /** @description path → text */
        files: {
            [key: string]: string;
        };
        /** @description titles; all unless said */
        only?: string[];
        /** @description whose next run, or cancel-scenarios, ends this one */
        editor?: string;
        /** @default  */
        run?: string;
    };
    "run-scenarios.out": {
        problems: {
            file: string;
            line: number;
            column: number;
            message: string;
        }[];
        cancelled: boolean;
        scenarios: {
            title: string;
            file: string;
            line: number;
            failures: {
                line: number;
                message: string;
            }[];
            expected: {
                line: number;
                day?: number;
            }[];
            timeline: {
                day: number;
                time: string;
                what: string;
                name: string;
                detail?: string;
            }[];
        }[];
    };
    "save-draft.in": {
        playbook: string;
        /** @description that the changes are based on */
        revision: number;
        /** @description the whole text of each changed file; null: it is gone */
        files: {
            [key: string]: string | null;
        };
    };
    "save-draft.out": {
        /** @constant */
        saved: true;
        revision: number;
        /** @description files that others changed meanwhile; null: gone */
        others: {
            [key: string]: string | null;
        };
    } | {
        /** @constant */
        saved: false;
        revision: number;
        conflicts: {
            file: string;
            mine: string | null;
            theirs: string | null;
            by: {
                id: string;
                name?: string;
            };
            at: number;
        }[];
    };
    "save-view.in": {
        /**
         * Format: uuid
         * @description the one to change; absent: a new one
         */
        view?: string;
        /** @description which list: accounts, signals, tasks … */
        list: string;
        name: string;
        /** @default false */
        shared?: boolean;
        state: {
            [key: string]: Schemas["save-view.in.__schema0"];
        };
    };
    "save-view.in.__schema0": unknown;
    "save-view.out": {
        /** Format: uuid */
        view: string;
        list: string;
        name: string;
        shared: boolean;
        mine: boolean;
        /** @description what the list’s address says: filter, columns, sort, whose, search */
        state: {
            [key: string]: Schemas["save-view.out.__schema0"];
        };
    };
    "save-view.out.__schema0": unknown;
    "search.in": {
        query: string;
    };
    "search.out": {
        found: {
            /** @enum {string} */
            kind: "account" | "contact" | "person" | "playbook" | "journey" | "view";
            id: string;
            title: string;
            /** @description the account of a contact, the address of a person */
            note?: string;
            account?: string;
            playbook?: string;
            /** @description of a view: which list */
            list?: string;
            /** @description of a view: what its list’s address says */
            state?: {
                [key: string]: Schemas["search.out.__schema0"];
            };
            /** @description of an account: its health */
            band?: string;
        }[];
    };
    "search.out.__schema0": unknown;
    "set-account.in": {
        account: string;
        attributes: {
            [key: string]: Schemas["set-account.in.__schema0"];
        };
    };
    "set-account.in.__schema0": unknown;
    "set-account.out": {
        account: string;
        set: string[];
    };
    "set-contact.in": {
        account: string;
        /** @description its id; one that is not there yet becomes a contact */
        contact: string;
        name?: string | null;
        first_name?: string | null;
        email?: string | null;
        /** @description such as champion, decision maker, blocker */
        role?: string | null;
        zone?: string | null;
        locale?: string | null;
        /** @description true takes it from whoever was it */
        is_primary?: boolean;
        /** @default {} */
        attributes?: {
            [key: string]: Schemas["set-contact.in.__schema0"];
        };
    };
    "set-contact.in.__schema0": unknown;
    "set-contact.out": {
        account: string;
        contact: string;
        set: string[];
    };
    "set-setting.in": {
        key: string;
        value?: string;
    };
    "set-setting.out": {
        key: string;
        value?: string;
        secret?: string;
    };
    "set-sign-on.in": {
        /** @description address of the provider; /.well-known/openid-configuration is read under it */
        issuer: string | null;
        client_id?: string;
        /** @description left out: the one that is set */
        client_secret?: string;
    };
    "set-sign-on.out": {
        issuer?: string;
        client_id?: string;
        has_secret: boolean;
    };
    "snooze-task.in": {
        account: string;
        /** Format: uuid */
        task: string;
        /** @description an instant like 2026-03-02T09:00Z; left out: the task is back */
        until?: string;
        reason?: string;
    };
    "snooze-task.out": {
        account: string;
        task: string;
        snoozed_until?: string;
    };
    "start-back-test.in": {
        /** @description the draft */
        files: {
            [key: string]: string;
        };
        /** @default 12 */
        months?: number;
        /** @description at most about so many; all unless said */
        accounts?: number;
        /**
         * @description what follows a signal so soon counts for it
         * @default 90
         */
        outcome_days?: number;
    };
    "start-back-test.out": {
        run: string;
    };
    "start-import.in": {
        /** Format: uuid */
        upload: string;
        /** @enum {string} */
        kind: "accounts" | "contacts" | "contracts" | "events" | "tickets" | "surveys" | "users" | "opportunities";
        map: string;
        /**
         * @description read and check everything, store nothing
         * @default false
         */
        check?: boolean;
    };
    "start-import.out": {
        run: string;
    };
    "switch-playbook.in": {
        playbook: string;
        on: boolean;
    };
    "switch-playbook.out": {
        playbook: string;
        on: boolean;
    };
    "undo-edit.in": {
        /** Format: uuid */
        edit: string;
        accounts: string[];
    };
    "undo-edit.out": {
        edit: string;
        restored: number;
        kept: number;
    };
    "unsubscribe-contact.in": {
        account: string;
        contact?: string;
        /**
         * Format: uuid
         * @description a message to the contact, instead of their id
         */
        message?: string;
    };
    "unsubscribe-contact.out": {
        account: string;
        contact: string;
        /** @constant */
        event: "email.unsubscribed";
    };
    "unsuppress-contact.in": {
        account: string;
        contact: string;
    };
    "unsuppress-contact.out": {
        account: string;
        contact: string;
        /** @enum {string} */
        was: "bounced" | "unsubscribed";
    };
    "update-document.in": {
        account: string;
        /** Format: uuid */
        document: string;
        title?: string;
        /** @description Markdown */
        body?: string;
    };
    "update-document.out": {
        /** @description id of this one */
        document: string;
        account: string;
        account_name?: string;
        /** @description its name in the playbook */
        name: string;
        playbook?: string;
        enrollment?: string;
        /** @enum {string} */
        state: "draft" | "approved" | "discarded" | "refused";
        /** @description why it could not be made */
        reason?: string;
        title?: string;
        locale?: string;
        /** @description the task by which somebody was asked to look at it */
        review?: string;
        made_at: string;
        changed_at: string;
        approved_at?: string;
        approved_by?: string;
    };
    "update-me.in": {
        name?: string;
        locale?: ("en" | "ko") | null;
        theme?: ("light" | "dark" | "system") | null;
        zone?: string | null;
    };
    "update-me.out": {
        user: string;
        name: string;
        email: string;
        /** @description id of the person of the team with this e-mail address */
        person?: string;
        /** @enum {string} */
        role: "owner" | "admin" | "cs_lead" | "csm" | "ae" | "operations" | "partner" | "viewer";
        permissions: ("read" | "work" | "record" | "read-playbooks" | "author" | "operate" | "administer" | "send" | "measure" | "self")[];
        /**
         * @description whether all accounts are seen
         * @enum {string}
         */
        sees: "all" | "some";
        /** @enum {string} */
        locale?: "en" | "ko";
        /** @enum {string} */
        theme?: "light" | "dark" | "system";
        zone?: string;
        has_second_factor: boolean;
        company: {
            name?: string;
            currency?: string;
            zone: string;
            locale: string;
        };
    };
    "update-opportunity.in": {
        account: string;
        /** Format: uuid */
        opportunity: string;
        /** @description an open one; what ends it is the customer’s decision: record-decision */
        stage?: string;
        /** @description in major units of its currency */
        estimated_value?: number;
        currency?: string;
        /** @description in percent */
        probability?: number;
        /** @description when it is expected to be decided; null: not known */
        expected_on?: string | null;
        /** @description id or e-mail address of a person */
        assigned_to?: string;
    };
    "update-opportunity.out": {
        opportunity: string;
        account: string;
        /** @description its id in the system that keeps it */
        external_id?: string;
        name?: string;
        type: string;
        source: string;
        score?: number;
        factors: unknown;
        estimated_value?: number;
        currency?: string;
        assigned_to?: string;
        stage: string;
        /** @description why it was deferred or lost */
        reason?: string;
        /** @description day on which it is to be taken up again */
        follow_up_on?: string;
        /** @description when it is expected to be decided */
        expected_on?: string;
        probability?: number;
        enrollment?: string;
        created_at: string;
        updated_at: string;
        closed_at?: string;
    };
    "update-person.in": {
        /** @description id or e-mail address */
        person: string;
        name?: string;
        first_name?: string;
        /** Format: email */
        email?: string;
        phone?: string | null;
        zone?: string | null;
        booking_link?: string | null;
        manager?: string | null;
        roles?: string[];
    };
    "update-person.out": {
        id: string;
        name: string;
        first_name: string;
        email: string;
        phone?: string;
        zone?: string;
        booking_link?: string;
        /** @description id of whom they report to */
        manager?: string;
        roles: string[];
    };
    "update-user.in": {
        /** @description id or e-mail address */
        user: string;
        name?: string;
        /** @enum {string} */
        role?: "owner" | "admin" | "cs_lead" | "csm" | "ae" | "operations" | "partner" | "viewer";
    };
    "update-user.out": {
        user: string;
        name: string;
        /** @enum {string} */
        role: "owner" | "admin" | "cs_lead" | "csm" | "ae" | "operations" | "partner" | "viewer";
    };
}
