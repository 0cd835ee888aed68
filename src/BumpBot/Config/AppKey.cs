using System.Security.Cryptography;
using BumpBot.Model;

namespace BumpBot.Config;

/// <summary>The private key with which a GitHub App shows who it is. Nothing tells the key itself.</summary>
public sealed class AppKey
{
    private readonly RSA _rsa;

    private AppKey(RSA rsa) => _rsa = rsa;

    /// <param name="pem">As GitHub gives it out (PKCS#1), or as PKCS#8. Line breaks may stand as <c>\n</c>, as they do where a variable takes one line only.</param>
    /// <param name="variable">For the message.</param>
    /// <exception cref="FaultException">It is no private RSA key that can be read.</exception>
    public static AppKey Read(string pem, string variable)
    {
        var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem.Replace("\\r", "", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal));
            // A public key can be read as well, and signs nothing.
            rsa.SignHash(new byte[SHA256.HashSizeInBytes], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            return new AppKey(rsa);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            rsa.Dispose();
            // The exception may quote what it could not read, so it is not kept.
            throw FaultException.StopRun(
                $"{variable} holds no private RSA key that can be read: give the whole text of the .pem file that GitHub made under Settings > GitHub Apps > Private keys, with its BEGIN and END lines and without a passphrase");
        }
    }

    public byte[] Sign(byte[] data) => _rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
}
