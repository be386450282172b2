// Generated from the document fit-connect-routing.v2 by rathaus-generate. Do not edit: change the document.

export interface paths {
    "/routes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Destinations that are competent for a service in an area
         * @description Exactly one of `ars`, `ags` and `areaId` is given.
         */
        get: operations["findRoutes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Areas by name or postcode
         * @description The public document types the success as `application/problem+json`; clients take both types.
         */
        get: operations["findAreas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Version of the API */
        get: operations["getRoutingInfo"];
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
        /** @description RFC 9457. No list of types is public. */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail?: string;
            /** Format: uri */
            instance?: string;
        };
        RouteResult: {
            /**
             * @description Entries of this page.
             * @example 1
             */
            count: number;
            /** @example 0 */
            offset: number;
            /** @example 1 */
            totalCount: number;
            routes: components["schemas"]["Route"][];
        };
        /** @description A destination with what people should know of the authority behind it. Only the signature is evidence. */
        Route: {
            /**
             * Format: uuid
             * @example 6e1c4f0a-9b57-4c1e-8f3d-2a7b5c9d0e14
             */
            destinationId: string;
            /**
             * @description Compact JWS (RFC 7515), PS512, key of the portal. Claims: `iss` (address of the portal), `submissionHost`,
             *     `destinationId`, `services[]` with `gebietIDs[]` and `leistungIDs[]` (URNs), `iat`, `jti`.
             */
            destinationSignature: string;
            /**
             * @description Full name with its hierarchy.
             * @example Stadt Beispielhausen - Fachbereich Bürgerdienste - Steueramt
             */
            destinationName?: string;
            /** @example Steueramt Beispielhausen */
            destinationShortName?: string;
            /**
             * Format: uri
             * @example https://www.beispielhausen.example/logo.svg
             */
            destinationLogo?: string;
            contactPersons?: components["schemas"]["ContactPerson"][];
            address?: components["schemas"]["Address"];
            postalAddress?: components["schemas"]["Address"];
            postOfficeBox?: components["schemas"]["PostOfficeBox"];
            /**
             * Format: uri
             * @example https://www.beispielhausen.example/datenschutz
             */
            privacyPolicyUrl?: string;
            /**
             * Format: uri
             * @example https://www.beispielhausen.example/impressum
             */
            imprintUrl?: string;
            /**
             * Format: uri
             * @example https://www.beispielhausen.example/barrierefreiheit
             */
            accessibilityUrl?: string;
            /**
             * Format: uri
             * @example https://www.beispielhausen.example/kontakt
             */
            contactFormUrl?: string;
            furtherInformation?: components["schemas"]["Explanation"];
            requiredDocuments?: components["schemas"]["Explanation"];
            legalBasis?: components["schemas"]["Explanation"];
            deadline?: components["schemas"]["Explanation"];
            processingDuration?: {
                /** @example 1 */
                minDuration?: number;
                /** @example 4 */
                maxDuration?: number;
                /**
                 * @example week
                 * @enum {string}
                 */
                unit?: "year" | "month" | "week" | "day" | "workday" | "hour" | "minute" | "second";
            };
            /**
             * @description Values that only this service knows.
             * @example {
             *       "hunderasse": 3
             *     }
             */
            customParameters?: {
                [key: string]: unknown;
            };
            /**
             * @description Where the route comes from.
             * @example PVOG
             */
            origin?: string;
        };
        ContactPerson: {
            /** @example Søren Ćosić */
            name?: string;
            /** @example +49 2599 1234 */
            tel?: string;
            /** @example +49 2599 1235 */
            fax?: string;
            /**
             * Format: email
             * @example s.cosic@beispielhausen.example
             */
            email?: string;
        };
        Address: {
            /** @example Am Märchenwald */
            street?: string;
            /** @example 7 a */
            houseNumber?: string;
            /** @example Hinterhaus */
            additional?: string;
            /** @example 59999 */
            zip?: string;
            /** @example Beispielhausen */
            city?: string;
        };
        PostOfficeBox: {
            /** @example Postfach 12 */
            postOfficeBox?: string;
            /** @example 59998 */
            zip?: string;
            /** @example Beispielhausen */
            city?: string;
        };
        Explanation: {
            /**
             * @description Text by language. It may hold HTML and comes from a foreign system.
             * @example {
             *       "de": "<p>Der Hund ist binnen zwei Wochen anzumelden.</p>"
             *     }
             */
            description?: {
                [key: string]: string;
            };
        };
        AreaResult: {
            /** @example 1 */
            count: number;
            /** @example 0 */
            offset: number;
            /** @example 1 */
            totalCount: number;
            areas: components["schemas"]["Area"][];
        };
        Area: {
            /** @example 1024 */
            id: string;
            /** @example Beispielhausen */
            name: string;
            /** @example Gemeinde */
            type: string;
        };
        Info: {
            version: {
                /** @example 2 */
                major: number;
                /** @example 0 */
                minor: number;
                /** @example 0 */
                patch: number;
            };
        };
    };
    responses: {
        /** @description A parameter breaks its form, or not exactly one area is given. */
        InvalidRequest: {
            headers: {
                /** @description Requests per window. */
                "RateLimit-Limit"?: number;
                /** @description Requests left in the current window. */
                "RateLimit-Remaining"?: number;
                /** @description End of the current window in seconds; clients take both seconds from now and since 1970. */
                "RateLimit-Reset"?: number;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Bad Request",
                 *       "status": 400
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The window is used up. The body is plain JSON, no problem. */
        TooManyRequests: {
            headers: {
                /** @description Requests per window. */
                "RateLimit-Limit"?: number;
                /** @description Requests left in the current window. */
                "RateLimit-Remaining"?: number;
                /** @description End of the current window in seconds; clients take both seconds from now and since 1970. */
                "RateLimit-Reset"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        /** @description The service failed. */
        InternalError: {
            headers: {
                /** @description Requests per window. */
                "RateLimit-Limit"?: number;
                /** @description Requests left in the current window. */
                "RateLimit-Remaining"?: number;
                /** @description End of the current window in seconds; clients take both seconds from now and since 1970. */
                "RateLimit-Reset"?: number;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Internal Server Error",
                 *       "status": 500
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description Where the page begins. */
        Offset: number;
        /** @description Most entries of the page. */
        Limit: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    findRoutes: {
        parameters: {
            query: {
                /** @description Leistungsschlüssel. */
                leikaKey: string;
                /** @description Amtlicher Gemeindeschlüssel. */
                ags?: string;
                /** @description Amtlicher Regionalschlüssel. */
                ars?: string;
                /** @description Id of an area as `/areas` gives it. */
                areaId?: string;
                /** @description Where the page begins. */
                offset?: components["parameters"]["Offset"];
                /** @description Most entries of the page. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    /** @description Requests per window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in the current window. */
                    "RateLimit-Remaining"?: number;
                    /** @description End of the current window in seconds; clients take both seconds from now and since 1970. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RouteResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    findAreas: {
        parameters: {
            query: {
                /** @description Words of the name or postcodes; `*` stands for any characters. */
                areaSearchexpression: string[];
                /** @description Where the page begins. */
                offset?: components["parameters"]["Offset"];
                /** @description Most entries of the page. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    /** @description Requests per window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in the current window. */
                    "RateLimit-Remaining"?: number;
                    /** @description End of the current window in seconds; clients take both seconds from now and since 1970. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaResult"];
                    "application/problem+json": components["schemas"]["AreaResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    getRoutingInfo: {
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
            429: components["responses"]["TooManyRequests"];
        };
    };
}
