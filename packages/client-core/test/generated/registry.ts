// Generated from the document registry by rathaus-generate. Do not edit: change the document.

export interface paths {
    "/dogs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    breed?: string[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description a page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Dog"][];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
                    "X-Office": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewDog"];
                    "application/x-www-form-urlencoded": components["schemas"]["NewDog"];
                };
            };
            responses: {
                /** @description created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Dog"];
                    };
                };
                /** @description refused */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["NameTaken"] | components["schemas"]["FieldsWrong"];
                    };
                };
                /** @description anything else */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dogs/{dogId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dogId: string;
            };
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    dogId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description a dog */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Dog"];
                    };
                };
                /** @description no such dog */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["NotFound"];
                    };
                };
                /** @description gone, in an old shape without a type constant */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Gone"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    dogId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description deleted */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    dogId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description exists */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    dogId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/merge-patch+json": {
                        name?: string;
                    };
                };
            };
            responses: {
                /** @description changed */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Dog"];
                    };
                };
                /** @description will be changed */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description refused */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/dogs/{dogId}/photo": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dogId: string;
            };
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    dogId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description the photo */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": string;
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    dogId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/octet-stream": string;
                };
            };
            responses: {
                /** @description stored */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    dogId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file?: string;
                    };
                };
            };
            responses: {
                /** @description stored */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    q: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description names */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/jose": string;
                };
            };
            responses: {
                /** @description taken */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kennels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listKennels"];
        put?: never;
        post: operations["createKennel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kennels/{kennelIds}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kennelIds: string[];
            };
            cookie?: never;
        };
        get: operations["getKennels"];
        put: operations["describeKennels"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kennels/{kennelIds}/form": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kennelIds: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["applyForKennel"];
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
        Sort: {
            /** @enum {string} */
            by?: "name" | "age";
            /** @enum {string} */
            order?: "up" | "down";
        };
        Kennel: {
            /** Format: uuid */
            id: string;
            /** @example Hof Łęgowski */
            name: string;
            keeper: components["schemas"]["Keeper"];
            residents: components["schemas"]["Resident"][];
            rooms?: {
                [key: string]: {
                    area?: number;
                    /** Format: date-time */
                    inspectedAt?: string;
                };
            };
        };
        KennelWritable: {
            /** @example Hof Łęgowski */
            name: string;
            pin: string;
            keeper: components["schemas"]["Keeper"];
            residents: components["schemas"]["ResidentWritable"][];
            rooms?: {
                [key: string]: {
                    area?: number;
                };
            };
        };
        Keeper: {
            /** @example Łucja Sørensen-Đorđević */
            name: string;
        };
        Resident: components["schemas"]["Dog"] & {
            /** Format: date */
            since: string;
        };
        ResidentWritable: components["schemas"]["Dog"];
        Dog: {
            id: string;
            name: string;
        };
        NewDog: {
            name: string;
        };
        Problem: {
            type?: string;
            title?: string;
            detail?: string;
        };
        NotFound: {
            /** @constant */
            type: "https://register.example/problems/not-found";
            dogId: string;
        };
        Gone: {
            since: string;
        };
        NameTaken: {
            /** @constant */
            type: "https://register.example/problems/name-taken";
            suggestion: string;
        };
        FieldsWrong: {
            /** @enum {string} */
            type: "https://register.example/problems/fields" | "https://register.example/problems/too-long";
            fields: string[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listKennels: {
        parameters: {
            query?: {
                filter?: {
                    breed?: string;
                    minimumAge?: number;
                };
                tags?: string[];
                sort?: components["schemas"]["Sort"];
                span?: {
                    from?: number;
                    to?: number;
                };
                where?: {
                    town?: string;
                } & {
                    [key: string]: unknown;
                };
            };
            header?: {
                "X-Fields"?: string[];
                "X-Hints"?: {
                    [key: string]: string;
                };
            };
            path?: never;
            cookie: {
                session: string;
                seen?: number[];
            };
        };
        requestBody?: never;
        responses: {
            /** @description the kennels */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Kennel"][];
                };
            };
        };
    };
    createKennel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KennelWritable"];
            };
        };
        responses: {
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Kennel"];
                };
            };
        };
    };
    getKennels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kennelIds: string[];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the kennels, or a problem; this contract does not say which */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Kennel"][];
                };
            };
        };
    };
    describeKennels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kennelIds: string[];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/plain": string;
                "application/pdf": unknown;
            };
        };
        responses: {
            /** @description the text as it is stored */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    applyForKennel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kennelIds: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    name: string;
                    tags?: string[];
                    colours?: string[];
                    address?: {
                        town?: string;
                    };
                    owner?: {
                        name?: string;
                    };
                };
            };
        };
        responses: {
            /** @description taken */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
