using Updaters.Text;

namespace Updaters.DotNet;

/// <summary>A package and the place of its version.</summary>
internal readonly record struct PackageUse(string Id, TextSpan Version);
