using System.Text;
using BumpBot.Serve.Webhooks;
using CsCheck;
using Sandbox.Webhooks;

namespace BumpBot.Tests.Serve.Webhooks;

public class WebhookSignatureTests
{
    // Source: docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries.
    private const string Secret = "It's a Secret to Everybody";
    private const string Signature = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    private static readonly byte[] Body = "Hello, World!"u8.ToArray();

    [Fact]
    public void GitHubs_own_example_holds() => Assert.True(WebhookSignature.IsValid(Signature, [Secret], Body));

    [Fact]
    public void Any_of_several_secrets_may_have_signed()
    {
        Assert.True(WebhookSignature.IsValid(Signature, ["the next one", Secret], Body));
        Assert.True(WebhookSignature.IsValid(Signature, [Secret, "the next one"], Body));
        Assert.False(WebhookSignature.IsValid(Signature, ["the next one"], Body));
        Assert.False(WebhookSignature.IsValid(Signature, [], Body));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sha256=")]
    [InlineData("sha1=757107ea0eb2509fc211221cce984b8a37570b6d")]
    [InlineData("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e18")]
    [InlineData("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1")]
    [InlineData("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1700")]
    [InlineData("sha256=z57107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")]
    [InlineData("757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17aaaaaaa")]
    public void Anything_else_is_no_signature(string? header) => Assert.False(WebhookSignature.IsValid(header, [Secret], Body));

    [Fact]
    public void It_is_over_the_bytes_and_not_over_a_text_read_from_them() => Check.Sample(
        Gen.Byte.Array[0, 200],
        body => Assert.True(WebhookSignature.IsValid(SandboxHook.Sign(body, "geheim ü 🔑"), ["geheim ü 🔑"], body)));

    [Theory]
    [InlineData("application/json", "{\"a\":1}", "{\"a\":1}")]
    [InlineData("application/json; charset=utf-8", "{}", "{}")]
    [InlineData("application/x-www-form-urlencoded", "payload=%7B%22a%22%3A+%22%26%22%7D", "{\"a\": \"&\"}")]
    [InlineData("application/x-www-form-urlencoded", "x=1&payload=%7B%7D&y=2", "{}")]
    [InlineData("application/x-www-form-urlencoded", "x=1&apayload=%7B%7D", null)]
    [InlineData("text/plain", "{}", null)]
    [InlineData("", "{}", null)]
    [InlineData(null, "{}", null)]
    public void The_payload_is_the_body_or_a_field_of_it(string? type, string body, string? json) =>
        Assert.Equal(json, WebhookBody.JsonIn(type, Encoding.UTF8.GetBytes(body)) is { } found ? Encoding.UTF8.GetString(found.Span) : null);
}
