// Generated from the document fit-connect-submission.v1 by rathaus-generate. Do not edit: change the document.

export interface paths {
    "/v1/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Version of the API */
        get: operations["getInfo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/destinations/{destinationId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                destinationId: components["parameters"]["DestinationId"];
            };
            cookie?: never;
        };
        /** Read a destination */
        get: operations["getDestination"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the encryption key, the status or the callback */
        patch: operations["patchDestination"];
        trace?: never;
    };
    "/v1/destinations/{destinationId}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                destinationId: components["parameters"]["DestinationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register a public key */
        post: operations["addDestinationKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/destinations/{destinationId}/keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                destinationId: components["parameters"]["DestinationId"];
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        /** Read one public key of a destination */
        get: operations["getDestinationKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/submissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Submissions that wait for pickup */
        get: operations["listSubmissions"];
        put?: never;
        /** Announce a submission */
        post: operations["createSubmission"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/submissions/{submissionId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                submissionId: components["parameters"]["SubmissionId"];
            };
            cookie?: never;
        };
        /** Pick up a submission */
        get: operations["getSubmission"];
        /** Submit */
        put: operations["submitSubmission"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/submissions/{submissionId}/attachments/{attachmentId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                submissionId: components["parameters"]["SubmissionId"];
                attachmentId: components["parameters"]["AttachmentId"];
            };
            cookie?: never;
        };
        /** Download an encrypted attachment */
        get: operations["getAttachment"];
        /** Upload an announced attachment */
        put: operations["putAttachment"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/submissions/{submissionId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                submissionId: components["parameters"]["SubmissionId"];
            };
            cookie?: never;
        };
        /** Event log of one submission */
        get: operations["getSubmissionEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{caseId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: components["parameters"]["CaseId"];
            };
            cookie?: never;
        };
        /** Event log of a case */
        get: operations["getCaseEvents"];
        put?: never;
        /** Accept, reject or forward a submission by a signed event */
        post: operations["postCaseEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Replies that wait */
        get: operations["listReplies"];
        put?: never;
        /** Announce a reply */
        post: operations["createReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/replies/{replyId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                replyId: components["parameters"]["ReplyId"];
            };
            cookie?: never;
        };
        /** Fetch a reply */
        get: operations["getReply"];
        /** Submit a reply */
        put: operations["submitReply"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/replies/{replyId}/attachments/{attachmentId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                replyId: components["parameters"]["ReplyId"];
                attachmentId: components["parameters"]["AttachmentId"];
            };
            cookie?: never;
        };
        /** Download an attachment of a reply */
        get: operations["getReplyAttachment"];
        /** Upload an attachment of a reply */
        put: operations["putReplyAttachment"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/replies/{replyId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                replyId: components["parameters"]["ReplyId"];
            };
            cookie?: never;
        };
        /** Event log of one reply */
        get: operations["getReplyEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/replies/{replyId}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                replyId: components["parameters"]["ReplyId"];
            };
            cookie?: never;
        };
        get?: never;
        /** Accept a reply */
        put: operations["acceptReply"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/replies/{replyId}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                replyId: components["parameters"]["ReplyId"];
            };
            cookie?: never;
        };
        get?: never;
        /** Reject a reply */
        put: operations["rejectReply"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description RSA public key of at least 4096 bits. `x5c` is required except in TEST. */
        Jwk: {
            /** @enum {string} */
            kty: "RSA";
            kid: components["schemas"]["Kid"];
            /** @enum {string} */
            alg: "RSA-OAEP-256" | "PS512";
            key_ops: ("wrapKey" | "verify")[];
            n: string;
            /** @enum {string} */
            e: "AQAB";
            x5c?: string[];
        };
        /** @example legowhausen-enc-2026 */
        Kid: string;
        /** Format: uuid */
        Uuid: string;
        /** @description Zustellpunkt. Only an `active` destination takes submissions. */
        Destination: {
            /** @example 6e1c4f0a-9b57-4c1e-8f3d-2a7b5c9d0e14 */
            destinationId: components["schemas"]["Uuid"];
            /** @example Stadt Lęgowhausen, Bürgeramt */
            name?: string;
            /**
             * @example active
             * @enum {string}
             */
            status: "created" | "active" | "inactive" | "decommissioned";
            encryptionKid: components["schemas"]["Kid"];
            metadataVersions: string[];
            publicServices: components["schemas"]["OfferedService"][];
            replyChannels?: {
                [key: string]: unknown;
            };
            contactInformation?: {
                [key: string]: unknown;
            };
            callback?: components["schemas"]["Callback"];
        };
        OfferedService: {
            /**
             * @description urn:de:fim:leika:leistung:<14 digits> or another URN.
             * @example urn:de:fim:leika:leistung:99115005000000
             */
            identifier: string;
            /** @example Wohnsitz ummelden */
            name?: string;
            regions?: string[];
            submissionSchemas: components["schemas"]["SubmissionSchema"][];
        };
        SubmissionSchema: {
            /**
             * @description An identifier; it need not resolve and clients never fetch it.
             * @example https://schema.legowhausen.example/ummeldung/1.0.0.json
             */
            schemaUri: string;
            /** @enum {string} */
            mimeType: "application/json" | "application/xml";
        };
        Callback: {
            /**
             * Format: uri
             * @example https://portal.legowhausen.example/fit-connect/callback
             */
            url: string;
        };
        SubmissionAnnouncement: {
            /** @example 6e1c4f0a-9b57-4c1e-8f3d-2a7b5c9d0e14 */
            destinationId: components["schemas"]["Uuid"];
            announcedAttachments: components["schemas"]["Uuid"][];
            serviceType: components["schemas"]["ServiceType"];
            /** @description Regional key as URN. */
            region?: string;
        };
        SubmissionContent: {
            encryptedMetadata: components["schemas"]["CompactJwe"];
            encryptedData: components["schemas"]["CompactJwe"];
        };
        SubmissionReference: {
            /** @example d2f8a6b3-41c7-4e95-b0a8-7c3e9f5d1b60 */
            submissionId: components["schemas"]["Uuid"];
            /** @example 9a4b7e21-6f3c-4d58-a1e0-5b8c2d7f9e36 */
            caseId: components["schemas"]["Uuid"];
            /** @example 6e1c4f0a-9b57-4c1e-8f3d-2a7b5c9d0e14 */
            destinationId: components["schemas"]["Uuid"];
        };
        SubmissionPage: {
            submissions: components["schemas"]["SubmissionReference"][];
            /** @description Entries of this page. */
            count: number;
            totalCount: number;
            /** @example 0 */
            offset: number;
        };
        Submission: {
            /** @example d2f8a6b3-41c7-4e95-b0a8-7c3e9f5d1b60 */
            submissionId: components["schemas"]["Uuid"];
            /** @example 9a4b7e21-6f3c-4d58-a1e0-5b8c2d7f9e36 */
            caseId: components["schemas"]["Uuid"];
            /** @example 6e1c4f0a-9b57-4c1e-8f3d-2a7b5c9d0e14 */
            destinationId: components["schemas"]["Uuid"];
            serviceType?: components["schemas"]["ServiceType"];
            encryptedMetadata: components["schemas"]["CompactJwe"];
            encryptedData: components["schemas"]["CompactJwe"];
            attachments: components["schemas"]["Uuid"][];
        };
        ReplyAnnouncement: {
            /** @example 9a4b7e21-6f3c-4d58-a1e0-5b8c2d7f9e36 */
            caseId: components["schemas"]["Uuid"];
            announcedAttachments: components["schemas"]["Uuid"][];
        };
        ReplyReference: {
            /** @example 5c8e1d73-2b94-4f06-8a7d-e3f6b9c20a14 */
            replyId: components["schemas"]["Uuid"];
            /** @example 9a4b7e21-6f3c-4d58-a1e0-5b8c2d7f9e36 */
            caseId: components["schemas"]["Uuid"];
            /** @example 6e1c4f0a-9b57-4c1e-8f3d-2a7b5c9d0e14 */
            destinationId: components["schemas"]["Uuid"];
        };
        ReplyPage: {
            replies: components["schemas"]["ReplyReference"][];
            /** @description Entries of this page. */
            count: number;
            totalCount: number;
            /** @example 0 */
            offset: number;
        };
        Reply: {
            /** @example 5c8e1d73-2b94-4f06-8a7d-e3f6b9c20a14 */
            replyId: components["schemas"]["Uuid"];
            /** @example 9a4b7e21-6f3c-4d58-a1e0-5b8c2d7f9e36 */
            caseId: components["schemas"]["Uuid"];
            /** @example 6e1c4f0a-9b57-4c1e-8f3d-2a7b5c9d0e14 */
            destinationId: components["schemas"]["Uuid"];
            encryptedMetadata: components["schemas"]["CompactJwe"];
            encryptedData: components["schemas"]["CompactJwe"];
            attachments: components["schemas"]["Uuid"][];
        };
        /** @description The fifth segments of the JWEs. */
        AuthenticationTags: {
            metadata: components["schemas"]["AuthenticationTag"];
            data: components["schemas"]["AuthenticationTag"];
            /**
             * @example {
             *       "4f7d2c90-8e1b-4a63-95fc-0b6a3d8e7c12": "AIS94KP8S5sv1XMu0UaWcw"
             *     }
             */
            attachments: {
                [key: string]: components["schemas"]["AuthenticationTag"];
            };
        };
        /** @example AIS94KP8S5sv1XMu0UaWcw */
        AuthenticationTag: string;
        ReplyAcceptance: {
            authenticationTags: components["schemas"]["AuthenticationTags"];
        };
        ReplyRejection: {
            problems: components["schemas"]["EventProblem"][];
        };
        EventProblem: {
            /**
             * Format: uri
             * @example https://schema.fitko.de/fit-connect/events/problems/hash-mismatch
             */
            type: string;
            /** @example Prüfsumme stimmt nicht */
            title: string;
            /** @example Die Prüfsumme der Fachdaten weicht von den Metadaten ab. */
            detail: string;
            /** @example data */
            instance: string;
        };
        EventLog: {
            eventLog: components["schemas"]["CompactJws"][];
            count?: number;
            totalCount?: number;
            /** @example 0 */
            offset?: number;
        };
        /** @description Compact JWE, alg RSA-OAEP-256, enc A256GCM, cty set, zip absent or DEF. */
        CompactJwe: string;
        /** @description Security Event Token (RFC 8417): compact JWS, PS512, typ secevent+jwt. */
        CompactJws: string;
        /** @description RFC 9457. Clients meet unknown types, plain JSON and empty bodies too and must not depend on this list. */
        Problem: {
            /** Format: uri-reference */
            type?: string;
            title?: string;
            status?: number;
            detail?: string;
            /** @example urn:uuid:0b9e6d14-7c52-4f3a-8a1d-6e5f2c9b0d37 */
            instance?: string;
        };
        ServiceType: {
            /** @example urn:de:fim:leika:leistung:99115005000000 */
            identifier: string;
            /**
             * @description May be empty.
             * @example Wohnsitz ummelden
             */
            name: string;
        };
        DestinationPatch: {
            encryptionKid?: components["schemas"]["Kid"];
            /** @enum {string} */
            status?: "active" | "inactive" | "decommissioned";
            callback?: {
                /**
                 * Format: uri
                 * @example https://portal.legowhausen.example/fit-connect/callback
                 */
                url: string;
                /** @example insecure-example-secret */
                secret: string;
            } | null;
        };
        Info: {
            version: {
                /** @example 1 */
                major: number;
                /** @example 0 */
                minor: number;
                /** @example 7 */
                patch: number;
            };
        };
    };
    responses: {
        /** @description What went wrong, as a problem. */
        Failure: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        DestinationId: components["schemas"]["Uuid"];
        SubmissionId: components["schemas"]["Uuid"];
        AttachmentId: components["schemas"]["Uuid"];
        ReplyId: components["schemas"]["Uuid"];
        CaseId: components["schemas"]["Uuid"];
        KeyId: string;
        Offset: number;
        Limit: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getInfo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Info"];
                };
            };
            401: components["responses"]["Failure"];
            default: components["responses"]["Failure"];
        };
    };
    getDestination: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                destinationId: components["parameters"]["DestinationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The destination. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Destination"];
                };
            };
            401: components["responses"]["Failure"];
            default: components["responses"]["Failure"];
        };
    };
    patchDestination: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                destinationId: components["parameters"]["DestinationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DestinationPatch"];
            };
        };
        responses: {
            /** @description The destination after the change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Destination"];
                };
            };
            401: components["responses"]["Failure"];
            default: components["responses"]["Failure"];
        };
    };
    addDestinationKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                destinationId: components["parameters"]["DestinationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Jwk"];
            };
        };
        responses: {
            /** @description The registered key. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Jwk"];
                };
            };
            401: components["responses"]["Failure"];
            default: components["responses"]["Failure"];
        };
    };
    getDestinationKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                destinationId: components["parameters"]["DestinationId"];
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Jwk"];
                };
            };
            401: components["responses"]["Failure"];
            default: components["responses"]["Failure"];
        };
    };
    listSubmissions: {
        parameters: {
            query?: {
                offset?: components["parameters"]["Offset"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmissionPage"];
                };
            };
            401: components["responses"]["Failure"];
            default: components["responses"]["Failure"];
        };
    };
    createSubmission: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmissionAnnouncement"];
            };
        };
        responses: {
            /** @description The submission exists in state `incomplete`. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmissionReference"];
                };
            };
            401: components["responses"]["Failure"];
            default: components["responses"]["Failure"];
        };
    };
    getSubmission: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                submissionId: components["parameters"]["SubmissionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Metadata and data, encrypted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Submission"];
                };
            };
            401: components["responses"]["Failure"];
            default: components["responses"]["Failure"];
        };
    };
    submitSubmission: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                submissionId: components["parameters"]["SubmissionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmissionContent"];
            };
        };
        responses: {
            /** @description The submission is in state `submitted`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmissionReference"];
                };
            };
            401: components["responses"]["Failure"];
            default: components["responses"]["Failure"];
        };
    };
    getAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                submissionId: components["parameters"]["SubmissionId"];
                attachmentId: components["parameters"]["AttachmentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A compact JWE (RFC 7516). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/jose": components["schemas"]["CompactJwe"];
                };
            };
            401: components["responses"]["Failure"];
            default: components["responses"]["Failure"];
        };
    };
    putAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                submissionId: components["parameters"]["SubmissionId"];
                attachmentId: components["parameters"]["AttachmentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/jose": components["schemas"]["CompactJwe"];
            };
        };
        responses: {
            /** @description Stored. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Failure"];
            default: components["responses"]["Failure"];
        };
    };
    getSubmissionEvents: {
        parameters: {
            query?: {
                offset?: components["parameters"]["Offset"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                submissionId: components["parameters"]["SubmissionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The Security Event Tokens. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventLog"];
                };
            };
            401: components["responses"]["Failure"];
            default: components["responses"]["Failure"];
        };
    };
    getCaseEvents: {
        parameters: {
            query?: {
                offset?: components["parameters"]["Offset"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                caseId: components["parameters"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The Security Event Tokens. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventLog"];
                };
            };
            401: components["responses"]["Failure"];
            default: components["responses"]["Failure"];
        };
    };
    postCaseEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: components["parameters"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/jose": components["schemas"]["CompactJws"];
            };
        };
        responses: {
            /** @description Appended to the log. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Failure"];
            default: components["responses"]["Failure"];
        };
    };
    listReplies: {
        parameters: {
            query?: {
                offset?: components["parameters"]["Offset"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplyPage"];
                };
            };
            401: components["responses"]["Failure"];
            default: components["responses"]["Failure"];
        };
    };
    createReply: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplyAnnouncement"];
            };
        };
        responses: {
            /** @description The reply exists in state `incomplete`. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplyReference"];
                };
            };
            401: components["responses"]["Failure"];
            default: components["responses"]["Failure"];
        };
    };
    getReply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                replyId: components["parameters"]["ReplyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Metadata and data, encrypted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reply"];
                };
            };
            401: components["responses"]["Failure"];
            default: components["responses"]["Failure"];
        };
    };
    submitReply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                replyId: components["parameters"]["ReplyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmissionContent"];
            };
        };
        responses: {
            /** @description The reply is in state `submitted`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplyReference"];
                };
            };
            401: components["responses"]["Failure"];
            default: components["responses"]["Failure"];
        };
    };
    getReplyAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                replyId: components["parameters"]["ReplyId"];
                attachmentId: components["parameters"]["AttachmentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A compact JWE (RFC 7516). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/jose": components["schemas"]["CompactJwe"];
                };
            };
            401: components["responses"]["Failure"];
            default: components["responses"]["Failure"];
        };
    };
    putReplyAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                replyId: components["parameters"]["ReplyId"];
                attachmentId: components["parameters"]["AttachmentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/jose": components["schemas"]["CompactJwe"];
            };
        };
        responses: {
            /** @description Stored. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Failure"];
            default: components["responses"]["Failure"];
        };
    };
    getReplyEvents: {
        parameters: {
            query?: {
                offset?: components["parameters"]["Offset"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                replyId: components["parameters"]["ReplyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The Security Event Tokens. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventLog"];
                };
            };
            401: components["responses"]["Failure"];
            default: components["responses"]["Failure"];
        };
    };
    acceptReply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                replyId: components["parameters"]["ReplyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplyAcceptance"];
            };
        };
        responses: {
            /** @description The log has an `accept-reply` event. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Failure"];
            default: components["responses"]["Failure"];
        };
    };
    rejectReply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                replyId: components["parameters"]["ReplyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplyRejection"];
            };
        };
        responses: {
            /** @description The log has a `reject-reply` event. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Failure"];
            default: components["responses"]["Failure"];
        };
    };
}
