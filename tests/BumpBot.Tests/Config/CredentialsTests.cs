using System.Security.Cryptography;
using BumpBot.Config;
using BumpBot.Model;

namespace BumpBot.Tests.Config;

public sealed class CredentialsTests : IDisposable
{
    private static readonly RSA Key = RSA.Create(2048);

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    public static TheoryData<string> Forms =>
    [
        Key.ExportRSAPrivateKeyPem(),
        Key.ExportPkcs8PrivateKeyPem(),
        Key.ExportRSAPrivateKeyPem().ReplaceLineEndings("\r\n"),
        Key.ExportRSAPrivateKeyPem().ReplaceLineEndings("\\n"),
        Key.ExportPkcs8PrivateKeyPem().ReplaceLineEndings("\\r\\n") + "\\n",
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void An_apps_key_may_come_in_each_of_its_forms(string pem)
    {
        var app = Assert.IsType<Credentials.App>(Read(("BUMPBOT_APP_ID", "Iv23liABC"), ("BUMPBOT_APP_PRIVATE_KEY", pem)));
        Assert.Equal("Iv23liABC", app.Issuer);
        Assert.True(Key.VerifyData("data"u8, app.Key.Sign("data"u8.ToArray()), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    [Fact]
    public void An_apps_number_and_key_may_come_from_files_and_win_over_the_jobs_token()
    {
        File.WriteAllText(_file, Key.ExportRSAPrivateKeyPem());
        var app = Read(("GITHUB_TOKEN", "ghs_job"), ("BUMPBOT_APP_ID", " 1234\n"), ("BUMPBOT_APP_PRIVATE_KEY_FILE", _file));
        Assert.Equal("1234", Assert.IsType<Credentials.App>(app).Issuer);
    }

    [Theory]
    [InlineData("no key at all")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nc2VjcmV0\n-----END RSA PRIVATE KEY-----")]
    public void A_key_that_cannot_be_read_is_said_without_it(string key)
    {
        var thrown = Refused(("BUMPBOT_APP_ID", "1"), ("BUMPBOT_APP_PRIVATE_KEY", key));
        Assert.Contains("BUMPBOT_APP_PRIVATE_KEY", thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", thrown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_cannot_sign_with_rsa_alone_is_refused()
    {
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string[] keys = [Key.ExportRSAPublicKeyPem(), curve.ExportPkcs8PrivateKeyPem(), Key.ExportEncryptedPkcs8PrivateKeyPem("word", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10))];
        Assert.All(keys, key => Assert.Contains("BUMPBOT_APP_PRIVATE_KEY", Refused(("BUMPBOT_APP_ID", "1"), ("BUMPBOT_APP_PRIVATE_KEY", key)).Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("BUMPBOT_APP_ID=1", "BUMPBOT_APP_PRIVATE_KEY_FILE")]
    [InlineData("BUMPBOT_APP_PRIVATE_KEY=x", "BUMPBOT_APP_ID")]
    [InlineData("BUMPBOT_APP_ID=a b,BUMPBOT_APP_PRIVATE_KEY=x", "client id")]
    [InlineData("BUMPBOT_APP_ID=1,BUMPBOT_TOKEN=x", "BUMPBOT_TOKEN")]
    public void Half_of_an_app_and_two_at_once_are_refused_with_what_to_do(string variables, string named)
    {
        var given = variables.Split(',').Select(variable => variable.Split('=')).Select(parts => (parts[0], parts[1]));
        Assert.Contains(named, Refused([.. given]).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("github_pat_11ABC_def", "a fine-grained personal access token")]
    [InlineData("ghp_abc", "a classic personal access token")]
    [InlineData("gho_abc", "an OAuth app's token")]
    [InlineData("ghs_123_eyJ.x", "a token of GitHub Actions or of a GitHub App's installation")]
    [InlineData("0123abcd", "a token of a kind that is not known")]
    public void A_token_is_named_by_its_prefix_and_never_shown(string token, string kind)
    {
        var shown = new Credentials.Token(token, "GITHUB_TOKEN").ToString();
        Assert.Equal($"{kind} from GITHUB_TOKEN", shown);
    }

    private static FaultException Refused(params (string Name, string Value)[] variables)
    {
        var thrown = Assert.Throws<FaultException>(() => Read(variables));
        Assert.IsType<Fault.StopRun>(thrown.Fault);
        return thrown;
    }

    private static Credentials Read(params (string Name, string Value)[] variables) =>
        BotEnvironment.Read(name => variables.FirstOrDefault(v => v.Name == name).Value).Credentials;
}
