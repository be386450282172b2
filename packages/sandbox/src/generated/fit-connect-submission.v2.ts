// Generated from openapi/fit-connect-submission.v2.yaml by `npm run generate`. Do not edit: change the spec.

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
        Kid: string;
        /** Format: uuid */
        Uuid: string;
        /** @description Zustellpunkt. Only an `active` destination takes submissions. */
        Destination: {
            destinationId: components["schemas"]["Uuid"];
            name?: string;
            /** @enum {string} */
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
            /** @description urn:de:fim:leika:leistung:<14 digits> or another URN. */
            identifier: string;
            name?: string;
            regions?: string[];
            submissionSchemas: components["schemas"]["SubmissionSchema"][];
        };
        SubmissionSchema: {
            /** @description An identifier; it need not resolve and clients never fetch it. */
            schemaUri: string;
            /** @enum {string} */
            mimeType: "application/json" | "application/xml";
        };
        Callback: {
            /** Format: uri */
            url: string;
        };
        PublicService: {
            identifier: string;
            name: string;
        };
        SubmissionAnnouncement: {
            destinationId: components["schemas"]["Uuid"];
            announcedAttachments: components["schemas"]["Uuid"][];
            publicService: components["schemas"]["PublicService"];
            /** @description Regional key as URN. */
            region?: string;
        };
        CreatedSubmission: {
            submissionId: components["schemas"]["Uuid"];
            caseId: components["schemas"]["Uuid"];
            destinationId: components["schemas"]["Uuid"];
        };
        SubmissionContent: {
            encryptedMetadata: components["schemas"]["CompactJwe"];
            encryptedData: components["schemas"]["CompactJwe"];
        };
        SubmissionReference: {
            submissionId: components["schemas"]["Uuid"];
            caseId: components["schemas"]["Uuid"];
            destinationId: components["schemas"]["Uuid"];
        };
        SubmissionPage: {
            submissions: components["schemas"]["SubmissionReference"][];
            /** @description Entries of this page. */
            count: number;
            totalCount: number;
            offset: number;
        };
        Submission: {
            submissionId: components["schemas"]["Uuid"];
            caseId: components["schemas"]["Uuid"];
            destinationId: components["schemas"]["Uuid"];
            publicService?: components["schemas"]["PublicService"];
            encryptedMetadata: components["schemas"]["CompactJwe"];
            encryptedData: components["schemas"]["CompactJwe"];
            attachments: components["schemas"]["Uuid"][];
        };
        EventLog: {
            eventLog: components["schemas"]["CompactJws"][];
            count?: number;
            totalCount?: number;
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
