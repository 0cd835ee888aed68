using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BumpBot.Planning;

/// <summary>The id that git gives a file's content, in a repository of the SHA-1 format.</summary>
internal static class BlobId
{
    public static string Of(byte[] content)
    {
        var header = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {content.Length}\0"));
#pragma warning disable CA5350 // git's choice; it names content here and protects nothing
        return Convert.ToHexStringLower(SHA1.HashData([.. header, .. content]));
#pragma warning restore CA5350
    }
}
