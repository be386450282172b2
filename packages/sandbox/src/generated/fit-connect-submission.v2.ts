// Generated from the document fit-connect-submission.v2 by rathaus-generate. Do not edit: change the document.

export interface paths {
    "/v2/destinations/{destinationId}": {
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
        patch?: never;
        trace?: never;
    };
    "/v2/destinations/{destinationId}/keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                destinationId: components["parameters"]["DestinationId"];
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        /** Read one public key of a destination (encryption or signature) */
        get: operations["getDestinationKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/submissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Submissions that wait for pickup
         * @description Pages by offset and limit. The v1 path is documented; the v2 path is taken by analogy.
         */
        get: operations["listSubmissions"];
        put?: never;
        /**
         * Announce a submission
         * @description A lost answer leaves an orphan in state `incomplete`, which the service deletes after one day.
         */
        post: operations["createSubmission"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/submissions/{submissionId}": {
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
        /** Submit, with encrypted metadata and data */
        put: operations["submitSubmission"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/submissions/{submissionId}/attachments/{attachmentId}": {
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
        /**
         * Upload an announced attachment
         * @description Idempotent until the submission is submitted. Content-Length is known beforehand, see the JWE length formula.
         */
        put: operations["putAttachment"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/submissions/{submissionId}/events": {
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
    "/v2/cases/{caseId}/events": {
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
    "/v2/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Replies that wait for the sender of the submission */
        get: operations["listReplies"];
        put?: never;
        /** Announce a reply to a submission */
        post: operations["createReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/replies/{replyId}": {
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
        /** Submit a reply, with encrypted metadata and data */
        put: operations["submitReply"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/replies/{replyId}/attachments/{attachmentId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                replyId: components["parameters"]["ReplyId"];
                attachmentId: components["parameters"]["AttachmentId"];
            };
            cookie?: never;
        };
        /** Download an encrypted attachment of a reply */
        get: operations["getReplyAttachment"];
        /** Upload an announced attachment of a reply */
        put: operations["putReplyAttachment"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/replies/{replyId}/events": {
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
    "/v2/replies/{replyId}/accept": {
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
    "/v2/replies/{replyId}/reject": {
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
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public signature keys of the delivery service */
        get: operations["getServiceKeys"];
        put?: never;
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
        Jwks: {
            keys: components["schemas"]["Jwk"][];
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
        PublicService: {
            /** @example urn:de:fim:leika:leistung:99115005000000 */
            identifier: string;
            /** @example Wohnsitz ummelden */
            name: string;
        };
        SubmissionAnnouncement: {
            /** @example 6e1c4f0a-9b57-4c1e-8f3d-2a7b5c9d0e14 */
            destinationId: components["schemas"]["Uuid"];
            announcedAttachments: components["schemas"]["Uuid"][];
            publicService: components["schemas"]["PublicService"];
            /** @description Regional key as URN. */
            region?: string;
        };
        CreatedSubmission: {
            /** @example d2f8a6b3-41c7-4e95-b0a8-7c3e9f5d1b60 */
            submissionId: components["schemas"]["Uuid"];
            /** @example 9a4b7e21-6f3c-4d58-a1e0-5b8c2d7f9e36 */
            caseId: components["schemas"]["Uuid"];
            /** @example 6e1c4f0a-9b57-4c1e-8f3d-2a7b5c9d0e14 */
            destinationId: components["schemas"]["Uuid"];
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
            publicService?: components["schemas"]["PublicService"];
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
        /** @description Compact JWE, alg RSA-OAEP-256, enc A256GCM, cty set, no zip. */
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
        /** @description The request is malformed or a field breaks its schema. */
        InvalidRequestProblem: components["schemas"]["Problem"] & {
            /** @enum {string} */
            type: "https://schema.fitko.de/fit-connect/submission-api/problems/invalid-request";
        };
        /** @description The access token is missing, expired or not valid. */
        UnauthorizedProblem: components["schemas"]["Problem"] & {
            /** @enum {string} */
            type: "https://schema.fitko.de/fit-connect/submission-api/problems/unauthorized";
        };
        /** @description The client is not connected to the destination, or the User-Agent is missing or refused. */
        ForbiddenProblem: components["schemas"]["Problem"] & {
            /** @enum {string} */
            type: "https://schema.fitko.de/fit-connect/submission-api/problems/forbidden" | "https://schema.fitko.de/fit-connect/submission-api/problems/missing-user-agent";
        };
        /** @description No such resource for this client, or its content was already deleted. */
        NotFoundProblem: components["schemas"]["Problem"] & {
            /** @enum {string} */
            type: "https://schema.fitko.de/fit-connect/submission-api/problems/not-found";
        };
        /** @description The submission or case is not in a state that allows the call. */
        ConflictProblem: components["schemas"]["Problem"] & {
            /** @enum {string} */
            type: "https://schema.fitko.de/fit-connect/submission-api/problems/submission-state-conflict";
        };
        /** @description A limit is exceeded: 500 MB (10^6 bytes) per encrypted attachment, 100 attachments, 2 GB per submission. */
        PayloadTooLargeProblem: components["schemas"]["Problem"] & {
            /** @enum {string} */
            type: "https://schema.fitko.de/fit-connect/submission-api/problems/payload-too-large" | "https://schema.fitko.de/fit-connect/submission-api/problems/too-many-attachments";
        };
        /** @description The content type is not the one that the operation names. */
        UnsupportedMediaTypeProblem: components["schemas"]["Problem"] & {
            /** @enum {string} */
            type: "https://schema.fitko.de/fit-connect/submission-api/problems/unsupported-media-type";
        };
        /** @description The destination takes no such submission. */
        DestinationNotActiveProblem: components["schemas"]["Problem"] & {
            /** @enum {string} */
            type: "https://schema.fitko.de/fit-connect/submission-api/problems/destination-not-active" | "https://schema.fitko.de/fit-connect/submission-api/problems/service-not-offered" | "https://schema.fitko.de/fit-connect/submission-api/problems/invalid-announcement";
        };
        /** @description The JWE breaks the profile: five parts, alg RSA-OAEP-256, enc A256GCM, cty present, no zip, kid of the destination. */
        InvalidJweProblem: components["schemas"]["Problem"] & {
            /** @enum {string} */
            type: "https://schema.fitko.de/fit-connect/submission-api/problems/invalid-jwe" | "https://schema.fitko.de/fit-connect/submission-api/problems/invalid-jwe-header" | "https://schema.fitko.de/fit-connect/submission-api/problems/unknown-key" | "https://schema.fitko.de/fit-connect/submission-api/problems/attachment-not-announced";
        };
        /** @description The submission is incomplete or one of its JWEs breaks the profile. */
        InvalidSubmissionProblem: components["schemas"]["Problem"] & {
            /** @enum {string} */
            type: "https://schema.fitko.de/fit-connect/submission-api/problems/invalid-jwe" | "https://schema.fitko.de/fit-connect/submission-api/problems/invalid-jwe-header" | "https://schema.fitko.de/fit-connect/submission-api/problems/unknown-key" | "https://schema.fitko.de/fit-connect/submission-api/problems/attachments-missing";
        };
        /** @description The Security Event Token breaks the profile (RFC 8417), its signature or its payload. */
        InvalidSecurityEventTokenProblem: components["schemas"]["Problem"] & {
            /** @enum {string} */
            type: "https://schema.fitko.de/fit-connect/submission-api/problems/invalid-set" | "https://schema.fitko.de/fit-connect/submission-api/problems/unsupported-set-schema" | "https://schema.fitko.de/fit-connect/submission-api/problems/unknown-key" | "https://schema.fitko.de/fit-connect/submission-api/problems/authentication-tags-mismatch";
        };
        /** @description Too many or too many parallel requests; try again after Retry-After. */
        TooManyRequestsProblem: components["schemas"]["Problem"] & {
            /** @enum {string} */
            type: "https://schema.fitko.de/fit-connect/submission-api/problems/too-many-requests";
        };
        /** @description The service failed. */
        InternalErrorProblem: components["schemas"]["Problem"] & {
            /** @enum {string} */
            type: "https://schema.fitko.de/fit-connect/submission-api/problems/internal-error";
        };
        /** @description The service is not available at the moment; try again after Retry-After. */
        UnavailableProblem: components["schemas"]["Problem"] & {
            /** @enum {string} */
            type: "https://schema.fitko.de/fit-connect/submission-api/problems/unavailable";
        };
    };
    responses: {
        /** @description The request is malformed or a field breaks its schema. */
        InvalidRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InvalidRequestProblem"];
            };
        };
        /** @description The access token is missing, expired or not valid. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["UnauthorizedProblem"];
            };
        };
        /** @description The client is not connected to the destination, or the User-Agent is missing or refused. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ForbiddenProblem"];
            };
        };
        /** @description No such resource for this client, or its content was already deleted. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["NotFoundProblem"];
            };
        };
        /** @description The submission or case is not in a state that allows the call. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ConflictProblem"];
            };
        };
        /** @description A limit is exceeded: 500 MB (10^6 bytes) per encrypted attachment, 100 attachments, 2 GB per submission. */
        PayloadTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["PayloadTooLargeProblem"];
            };
        };
        /** @description The content type is not the one that the operation names. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["UnsupportedMediaTypeProblem"];
            };
        };
        /** @description The destination takes no such submission. */
        DestinationNotActive: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["DestinationNotActiveProblem"];
            };
        };
        /** @description The JWE breaks the profile: five parts, alg RSA-OAEP-256, enc A256GCM, cty present, no zip, kid of the destination. */
        InvalidJwe: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InvalidJweProblem"];
            };
        };
        /** @description The submission is incomplete or one of its JWEs breaks the profile. */
        InvalidSubmission: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InvalidSubmissionProblem"];
            };
        };
        /** @description The Security Event Token breaks the profile (RFC 8417), its signature or its payload. */
        InvalidSecurityEventToken: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InvalidSecurityEventTokenProblem"];
            };
        };
        /** @description Too many or too many parallel requests; try again after Retry-After. */
        TooManyRequests: {
            headers: {
                /** @description Seconds or an HTTP date (RFC 9110 section 10.2.3). */
                "Retry-After"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["TooManyRequestsProblem"];
            };
        };
        /** @description The service failed. */
        InternalError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InternalErrorProblem"];
            };
        };
        /** @description The service is not available at the moment; try again after Retry-After. */
        Unavailable: {
            headers: {
                /** @description Seconds or an HTTP date (RFC 9110 section 10.2.3). */
                "Retry-After"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["UnavailableProblem"];
            };
        };
    };
    parameters: {
        DestinationId: components["schemas"]["Uuid"];
        KeyId: components["schemas"]["Kid"];
        SubmissionId: components["schemas"]["Uuid"];
        AttachmentId: components["schemas"]["Uuid"];
        ReplyId: components["schemas"]["Uuid"];
        CaseId: components["schemas"]["Uuid"];
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
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
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
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
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listSubmissions: {
        parameters: {
            query?: {
                destinationId?: components["schemas"]["Uuid"];
                offset?: number;
                limit?: number;
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
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
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
                    "application/json": components["schemas"]["CreatedSubmission"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            422: components["responses"]["DestinationNotActive"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
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
            /** @description Metadata and data, encrypted; the attachments are fetched one by one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Submission"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
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
            /** @description The submission is in state `submitted`; the log has a `submit-submission` event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmissionReference"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            422: components["responses"]["InvalidSubmission"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
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
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
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
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidJwe"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSubmissionEvents: {
        parameters: {
            query?: {
                offset?: number;
                limit?: number;
            };
            header?: never;
            path: {
                submissionId: components["parameters"]["SubmissionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The Security Event Tokens, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventLog"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCaseEvents: {
        parameters: {
            query?: {
                offset?: number;
                limit?: number;
            };
            header?: never;
            path: {
                caseId: components["parameters"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The Security Event Tokens, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventLog"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
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
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidSecurityEventToken"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listReplies: {
        parameters: {
            query?: {
                offset?: number;
                limit?: number;
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
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
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
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            422: components["responses"]["DestinationNotActive"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
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
            /** @description Metadata and data, encrypted for the sender of the submission; attachments are fetched one by one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reply"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
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
            /** @description The reply is in state `submitted`; the log has a `submit-reply` event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplyReference"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            422: components["responses"]["InvalidSubmission"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
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
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
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
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidJwe"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getReplyEvents: {
        parameters: {
            query?: {
                offset?: number;
                limit?: number;
            };
            header?: never;
            path: {
                replyId: components["parameters"]["ReplyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The Security Event Tokens, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventLog"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
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
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["InvalidSecurityEventToken"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
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
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getServiceKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description JWKS. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "keys": [
                     *         {
                     *           "kty": "RSA",
                     *           "kid": "delivery-sig-2026",
                     *           "alg": "PS512",
                     *           "key_ops": [
                     *             "verify"
                     *           ],
                     *           "n": "vay-n75z9tJRstgjodB5BhLvuZ9bbOBvzjaIhaURncTDKM5EpUKvQ9f5TdIRB0MKVZjovG2357N6hZko7XwFRZB6QnSaRSA1PHg33utHs0iIApvbq1FED60G1M1UrmMUw1LwmK-xRyGshzdDTXOi0-BFxvnEfmB-c7hLycWRFPuHU5kydxZGXfxbWMt-EMHK2l_3U07rBwTEqZzXKoMmi1Z30OrfUiPzukGV4KgRToY17Q3P19k5DZXoo_31E_HPh7uihkE2Oooq4UdUfBLp1cgM1OWiauvttTqX4jDw5QlhQbee9WHi9w7W-sqzCXmo6kEwXAEDhYQ8Kkn6ldX_pKzbNQbyMqQc0riAndAutUNR-tmouOpTVk-7zD8s2bTRzOCY-j8u_BJNYHceTuL5ELnAGyy2gEX65AUCRaQaru9kv08MDmRIABxG7tlzPhUWsuLqlsnBeG-yaMxL3RmTkiih5BoU3Vk_3zRk49onnbhfAARsrkafq-84w7iWeEXAE-bO7UBHrkTLs9p_SHPo8a67sddwoSS8WbZrn-dfiLOL3ABPZnYLAdLxQKILMSUe_JpzCJFw4Xn2dQ2YurIRTHHyGPs2H34HZsGchp3ePmcZEK7xTZrR7LYP2PBGoXc2iCrlPxqihMCS3cuBNfedwA9Q3OuZ19t7qzPdIC5TtvM",
                     *           "e": "AQAB"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Jwks"];
                };
            };
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
}
