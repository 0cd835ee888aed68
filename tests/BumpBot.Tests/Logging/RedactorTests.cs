using System.Text;
using BumpBot.Logging;
using CsCheck;

namespace BumpBot.Tests.Logging;

public class RedactorTests
{
    private const string Secret = "s3cr3t/with+odd=chars&more";

    private static readonly Redactor Redactor = new([Secret]);

    [Theory]
    [InlineData(Secret)]
    [InlineData("s3cr3t%2Fwith%2Bodd%3Dchars%26more")]
    public void A_known_secret_is_masked_in_plain_and_url_encoded_form(string form) =>
        Assert.Equal("a *** b", Redactor.Redact($"a {form} b"));

    [Fact]
    public void A_known_secret_is_masked_within_any_base64_text() =>
        Gen.String[Gen.Char.AlphaNumeric, 0, 20].Sample(before =>
        {
            var shown = Redactor.Redact(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{before}:{Secret}")));
            return shown.Contains("***", StringComparison.Ordinal) && shown.Length < before.Length * 4 / 3 + 16;
        }, iter: 200, seed: "0000KWnlVrG3");

    [Theory]
    [InlineData("ghp_abcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("ghs_12345_eyJhbGciOi.eyJpc3MiOiIx-MjM_NDU.c2lnbmF0dXJlLXdpdGgtYS1sb25nLXRhaWw")]
    [InlineData("gho_x")]
    [InlineData("github_pat_11ABCDEFG0abcdefghijklm_nopqrstuvwxyz")]
    public void Whatever_looks_like_a_github_token_is_masked_to_its_end(string token) =>
        Assert.Equal("token=***, next", Redactor.Redact($"token={token}, next"));

    [Theory]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxIn0.c2lnbmF0dXJl")]
    [InlineData("eC1hY2Nlc3MtdG9rZW46Z2hzXzEyMw==")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----")]
    public void What_an_app_shows_who_it_is_by_is_masked(string secret) =>
        Assert.Equal("with ***, next", Redactor.Redact($"with {secret}, next"));

    [Fact]
    public void Ordinary_text_stays() => Assert.Equal("bump to v1.2.3", Redactor.Redact("bump to v1.2.3"));
}
