using System.Globalization;
using System.Reflection;
using Load;

// dotnet run -c Release --project tests/Load -- [--deliveries 20000] [--at-once 64] [--seed N]
if (LoadOptions.Read(args) is not { } options)
{
    Console.Error.WriteLine("usage: Load [--deliveries NUMBER] [--at-once REQUESTS] [--seed NUMBER]");
    return 2;
}
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var program = typeof(LoadOptions).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Program").Value!;
var report = await LoadRun.RunAsync(options, program, CancellationToken.None);
Console.WriteLine(report.ToString());
return report.Lost.Count == 0 ? 0 : 1;
