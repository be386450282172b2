// Generated from the document fit-connect-destination.v2 by rathaus-generate. Do not edit: change the document.

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
        /** Change the encryption key, the status or the callback */
        patch: operations["patchDestination"];
        trace?: never;
    };
    "/v2/destinations/{destinationId}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                destinationId: components["parameters"]["DestinationId"];
            };
            cookie?: never;
        };
        /** All public keys of a destination */
        get: operations["listDestinationKeys"];
        put?: never;
        /**
         * Register a public key (roll-over)
         * @description First add the key here, then name it as `encryptionKid`.
         */
        post: operations["addDestinationKey"];
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
        DestinationPatch: {
            encryptionKid?: components["schemas"]["Kid"];
            /** @enum {string} */
            status?: "active" | "inactive" | "decommissioned";
            callback?: components["schemas"]["CallbackSetting"];
        };
        /** @description Null removes it. The secret of the HMAC is write-only and mandatory when a callback is set. */
        CallbackSetting: {
            /**
             * Format: uri
             * @example https://portal.legowhausen.example/fit-connect/callback
             */
            url: string;
            /** @example insecure-example-secret */
            secret: string;
        } | null;
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
        /** @description The key breaks the JWK profile, or the named key is not registered. */
        InvalidKeyProblem: components["schemas"]["Problem"] & {
            /** @enum {string} */
            type: "https://schema.fitko.de/fit-connect/submission-api/problems/invalid-key" | "https://schema.fitko.de/fit-connect/submission-api/problems/unknown-key";
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
        /** @description The key breaks the JWK profile, or the named key is not registered. */
        InvalidKey: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InvalidKeyProblem"];
            };
        };
    };
    parameters: {
        DestinationId: components["schemas"]["Uuid"];
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
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["InvalidKey"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listDestinationKeys: {
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
            /** @description JWKS. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Jwks"];
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
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["InvalidKey"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
}
