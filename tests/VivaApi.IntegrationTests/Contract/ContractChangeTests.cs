using System.Text.Json.Nodes;

namespace VivaApi.IntegrationTests.Contract;

public sealed class ContractChangeTests
{
    private const string Document =
        """
        {
          "paths": { "/orders": { "post": {
            "operationId": "createOrder",
            "x-idempotency": { "kind": "harmless" },
            "security": [{ "bearer": [] }, { "apiKey": ["read"] }, { "apiKey": ["spend"] }],
            "parameters": [
              { "name": "since", "in": "query", "schema": { "type": "string", "format": "date" } },
              { "name": "Idempotency-Key", "in": "header", "required": true, "schema": { "type": "string", "maxLength": 255 } }
            ],
            "requestBody": {
              "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/CreateOrder" } } }
            },
            "responses": {
              "201": {
                "headers": { "Location": { "$ref": "#/x" } },
                "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Order" } } }
              },
              "404": { "content": { "application/problem+json": { "examples": { "package_not_found": { "value": { "code": "x" } } } } } }
            }
          } } },
          "webhooks": { "order.paid": { "post": {
            "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Order" } } } }
          } } },
          "components": { "schemas": {
            "CreateOrder": {
              "type": "object", "required": ["packageCode"],
              "properties": {
                "packageCode": { "type": "string" },
                "channel": { "type": "string", "enum": ["page", "qr"], "nullable": true }
              }
            },
            "Order": {
              "type": "object", "required": ["id"],
              "properties": {
                "id": { "type": "string" }, "made": { "type": "string", "format": "date-time" },
                "no": { "type": "string", "format": "uuid" },
                "lines": { "type": "array", "items": { "$ref": "#/components/schemas/Order" } }
              }
            }
          } }
        }
        """;

    [Fact]
    public void The_same_contract_breaks_nothing() => Assert.Empty(Breaches(Document));

    [Theory]
    [InlineData("\"operationId\": \"createOrder\"", "\"operationId\": \"placeOrder\"", "createOrder is gone")]
    [InlineData("\"/orders\"", "\"/order\"", "createOrder no longer has /orders")]
    [InlineData("\"201\"", "\"202\"", "createOrder < 201 is gone")]
    [InlineData(
        "\"id\": { \"type\": \"string\" }",
        "\"id\": { \"type\": \"integer\" }",
        "createOrder < 201 application/json.id was string and is integer")]
    [InlineData("\"required\": [\"id\"]", "\"required\": []", "createOrder < 201 application/json.id is no longer required")]
    [InlineData(
        "\"id\": { \"type\": \"string\" }",
        "\"id\": { \"type\": \"string\", \"nullable\": true }",
        "createOrder < 201 application/json.id has become nullable")]
    [InlineData(
        "\"id\": { \"type\": \"string\" }",
        "\"id\": { \"type\": [\"null\", \"string\"] }",
        "createOrder < 201 application/json.id has become nullable")]
    [InlineData(
        "\"id\": { \"type\": \"string\" }",
        "\"id\": { \"oneOf\": [{ \"type\": \"string\" }, { \"type\": \"null\" }] }",
        "createOrder < 201 application/json.id has become nullable")]
    [InlineData("\"order.paid\"", "\"order.bought\"", "order.paid is gone")]
    [InlineData("\"lines\": {", "\"parts\": {", "order.paid < event.lines is gone")]
    [InlineData("\"lines\": {", "\"parts\": {", "createOrder < 201 application/json.lines is gone")]
    [InlineData(", \"nullable\": true", "", "createOrder > application/json.channel is no longer nullable")]
    [InlineData("\"page\", \"qr\"", "\"page\"", "createOrder > application/json.channel takes less: enum qr")]
    [InlineData(
        "\"required\": [\"packageCode\"]",
        "\"required\": [\"packageCode\", \"channel\"]",
        "createOrder > application/json.channel has become required")]
    [InlineData("\"maxLength\": 255", "\"maxLength\": 64", "createOrder > header:Idempotency-Key takes less: maxLength")]
    [InlineData(
        "\"packageCode\": { \"type\": \"string\" }",
        "\"packageCode\": { \"type\": \"string\", \"minLength\": 2 }",
        "createOrder > application/json.packageCode takes less: minLength")]
    [InlineData(
        "\"packageCode\": { \"type\": \"string\" }",
        "\"packageCode\": { \"type\": \"string\", \"enum\": [\"pro\"] }",
        "createOrder > application/json.packageCode takes less: enum pro")]
    [InlineData("\"package_not_found\"", "\"no_package\"", "createOrder ! package_not_found is gone")]
    [InlineData("{ \"bearer\": [] }, ", "", "createOrder by bearer is gone")]
    [InlineData("\"bearer\": []", "\"bearer\": [\"operator\"]", "createOrder by bearer is gone")]
    [InlineData(", { \"apiKey\": [\"spend\"] }", "", "createOrder by apiKey:spend is gone")]
    [InlineData(", { \"apiKey\": [\"read\"] }, { \"apiKey\": [\"spend\"] }", "", "createOrder by apiKey:read is gone")]
    [InlineData("\"harmless\"", "\"none\"", "createOrder no longer has repeat:harmless")]
    [InlineData("\"Location\"", "\"Link\"", "createOrder < 201 header:Location is gone")]
    [InlineData("\"date-time\"", "\"date\"", "createOrder < 201 application/json.made was format date-time and is format date")]
    [InlineData(
        ", \"format\": \"uuid\"", "", "createOrder < 201 application/json.no was format uuid and is of no format")]
    [InlineData("\"date\"", "\"date-time\"", "createOrder > query:since was format date and is format date-time")]
    public void A_breach_is_told(string before, string after, string breach) =>
        Assert.Contains(breach, Breaches(Document.Replace(before, after, StringComparison.Ordinal)));

    [Fact]
    public void What_was_open_to_anyone_and_wants_a_log_in_is_a_breach()
    {
        var open = Document.Replace(
            """[{ "bearer": [] }, { "apiKey": ["read"] }, { "apiKey": ["spend"] }]""", "[]", StringComparison.Ordinal);
        Assert.NotEqual(Document, open);

        Assert.Empty(ContractChange.Breaches(Shape(Document), Shape(open)));
        Assert.Equal(["createOrder by anyone is gone"], ContractChange.Breaches(Shape(open), Shape(Document)));
    }

    [Fact]
    public void Asking_for_less_is_no_breach()
    {
        var strict = Document.Replace("\"bearer\": []", "\"bearer\": [\"operator\"]", StringComparison.Ordinal)
            .Replace("\"harmless\"", "\"none\"", StringComparison.Ordinal)
            .Replace(", \"format\": \"uuid\"", "", StringComparison.Ordinal);
        var lax = Document.Replace(", \"format\": \"date\"", "", StringComparison.Ordinal);

        Assert.Empty(ContractChange.Breaches(Shape(strict), Shape(Document)));
        Assert.Empty(ContractChange.Breaches(Shape(Document), Shape(lax)));
    }

    [Fact]
    public void A_new_demand_is_told()
    {
        var demanding = Document
            .Replace("\"required\": [\"packageCode\"]", "\"required\": [\"packageCode\", \"count\"]", StringComparison.Ordinal)
            .Replace("\"channel\": {", "\"count\": { \"type\": \"integer\" }, \"channel\": {", StringComparison.Ordinal);

        Assert.Equal(["createOrder > application/json.count is asked for"], Breaches(demanding));
    }

    [Fact]
    public void What_is_new_and_asks_nothing_is_no_breach()
    {
        const string Gift =
            """
            "gift": { "type": "object", "required": ["to"], "properties": { "to": { "type": "string" } } }
            """;
        var grown = Document
            .Replace("\"channel\": {", $"{Gift}, \"channel\": {{", StringComparison.Ordinal)
            .Replace("\"page\", \"qr\"", "\"page\", \"qr\", \"app\"", StringComparison.Ordinal)
            .Replace("\"maxLength\": 255", "\"maxLength\": 300", StringComparison.Ordinal)
            .Replace("\"lines\": {", "\"note\": { \"type\": \"string\" }, \"lines\": {", StringComparison.Ordinal);

        Assert.Empty(Breaches(grown));
    }

    private static IReadOnlyList<string> Breaches(string changed) =>
        ContractChange.Breaches(Shape(Document), Shape(changed));

    private static SortedDictionary<string, string> Shape(string document) => ContractShape.Of(JsonNode.Parse(document)!);
}
