// Generated from the document zbp.v6 by rathaus-generate. Do not edit: change the document.

export interface paths {
    "/v6/mailbox/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put a message with its files into a mailbox
         * @description Each call makes a message. There is no idempotency key.
         */
        put: operations["sendMessage"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v6/mailbox/applications/states": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say how far an application is */
        post: operations["reportState"];
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
        SignedEnvelope: {
            /** @description JSON as text, of MessageContent or StateContent. It is signed character by character. */
            content: string;
            /**
             * @description A signature in spite of its name. RSA-SHA512 (PKCS 1 v1.5) over `content` in UTF-8, base64.
             * @example c2lnbmF0dXJl
             */
            sha512sum: string;
        };
        MessageForm: {
            json: components["schemas"]["SignedEnvelope"];
            /** @description The bytes of each attachment, in the order of `attachments`. */
            files?: string[];
        };
        /** @description What the text `content` of an envelope holds when a message is sent. */
        MessageContent: {
            /**
             * Format: uuid
             * @description The attribute legacyPostkorbHandle of a login
             * @example 5a1f0c3e-7c1d-4f6a-9b1e-2f4d8c7a6b50
             */
            mailboxUuid: string;
            /**
             * @description The message can be read after a login of at least this STORK level. What counts when it is missing is not known.
             * @example 3
             */
            stork_qaa_level: number;
            /** @example Stadt Musterstadt */
            sender: string;
            /** @example Ihr Bescheid */
            title: string;
            /** @example Guten Tag */
            content: string;
            /** @example Hundesteuer */
            service: string;
            /** @example https://www.musterstadt.example */
            senderUrl?: string;
            /** @example 20.1-2026-00042 */
            reference?: string;
            /** @example steueramt@musterstadt.example */
            retrievalConfirmationAddress?: string;
            /** @example steueramt@musterstadt.example */
            replyAddress?: string;
            /**
             * Format: uuid
             * @description The attribute applicationId of a login
             * @example 0b7d3a52-9a51-4a0e-8a55-6f6f0d3f3b11
             */
            applicationId?: string | null;
            attachments?: components["schemas"]["AttachmentDescription"][];
        };
        AttachmentDescription: {
            /** @example bescheid.pdf */
            filename: string;
            /**
             * @description A digest. SHA-512 of the file in hexadecimal digits.
             * @example cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e
             */
            sha512sum: string;
            /**
             * @description Bytes.
             * @example 1024
             */
            contentLength: number;
        };
        MessageReceipt: {
            /** @example 5a1f0c3e-7c1d-4f6a-9b1e-2f4d8c7a6b50 */
            mailboxHandle?: string;
            /** @example 4711 */
            messageId?: string | number;
            /** @example 9f0c1c3a-2a64-4b7e-9d54-0a1b2c3d4e5f */
            messageUuid: string;
        };
        /** @description What the text `content` of an envelope holds when a state is reported. */
        StateContent: {
            /**
             * Format: uuid
             * @example 0b7d3a52-9a51-4a0e-8a55-6f6f0d3f3b11
             */
            applicationId: string;
            /**
             * @example RECEIVED
             * @enum {string}
             */
            status: "INITIATED" | "SUBMITTED" | "RECEIVED" | "PROCESSING" | "ACTION_REQUIRED" | "COMPLETED";
            publicServiceName: components["schemas"]["GermanText100"];
            /** @example Stadt Musterstadt */
            senderName: string;
            /**
             * Format: date-time
             * @description With milliseconds and Z.
             * @example 2026-11-30T08:00:00.000Z
             */
            createdDate: string;
            /** @example 20.1-2026-00042 */
            reference?: string;
            statusDetails?: components["schemas"]["GermanText50"];
            additionalInformation?: components["schemas"]["GermanText100"];
        };
        GermanText100: {
            /** @example Hundesteuer */
            de: string;
        };
        GermanText50: {
            /** @example Ihr Antrag ist da. */
            de: string;
        };
        /** @description Not known; whatever comes is a success. */
        StateReceipt: {
            /** @example 0b7d3a52-9a51-4a0e-8a55-6f6f0d3f3b11 */
            applicationId?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description Not known; the shape of RFC 9457 is assumed and nothing of it decides. */
        Problem: {
            /** @example about:blank */
            type?: string;
            /** @example Bad Request */
            title?: string;
            /** @example 400 */
            status?: number;
            /** @example the envelope is not signed */
            detail?: string;
        } & {
            [key: string]: unknown;
        };
    };
    responses: {
        /** @description Envelope, signature, digest or content is not as it has to be. */
        Invalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "title": "Bad Request",
                 *       "status": 400,
                 *       "detail": "sha512sum: the signature does not fit the content"
                 *     }
                 */
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description The token is missing, expired or not signed by the certificate it names. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "title": "Unauthorized",
                 *       "status": 401
                 *     }
                 */
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description This sender may not send, or not with this certificate. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "title": "Forbidden",
                 *       "status": 403
                 *     }
                 */
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no mailbox with this handle, or its account was deleted. */
        MailboxUnknown: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "title": "Not Found",
                 *       "status": 404,
                 *       "detail": "mailbox unknown"
                 *     }
                 */
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no application with this id. */
        ApplicationUnknown: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "title": "Not Found",
                 *       "status": 404,
                 *       "detail": "application unknown"
                 *     }
                 */
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description The message is larger than the service or a proxy takes. */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "title": "Payload Too Large",
                 *       "status": 413
                 *     }
                 */
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many calls; try again after Retry-After. */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "title": "Too Many Requests",
                 *       "status": 429
                 *     }
                 */
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description The service failed. Whether it has the message is not known. */
        InternalError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "title": "Internal Server Error",
                 *       "status": 500
                 *     }
                 */
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description The service takes nothing at the moment. */
        Unavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "title": "Service Unavailable",
                 *       "status": 503
                 *     }
                 */
                "application/json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    sendMessage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["MessageForm"];
            };
        };
        responses: {
            /** @description The mailbox has the message. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageReceipt"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["MailboxUnknown"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    reportState: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignedEnvelope"];
            };
        };
        responses: {
            /** @description The status monitor has it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StateReceipt"];
                };
            };
            /** @description The status monitor has it. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ApplicationUnknown"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
}
