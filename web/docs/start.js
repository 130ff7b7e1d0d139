SwaggerUIBundle({ url: "/api/v1/openapi.json", dom_id: "#pages", deepLinking: true, persistAuthorization: true });
