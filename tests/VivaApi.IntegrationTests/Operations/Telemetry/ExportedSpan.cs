using System.Buffers.Binary;
using System.Text;

namespace VivaApi.IntegrationTests.Operations.Telemetry;

/// <summary>A span as a collector receives it: read from OTLP's protobuf, as far as these tests ask.</summary>
internal sealed record ExportedSpan(string TraceId, string SpanId, string ParentId, string Name)
{
    /// <summary>ExportTraceServiceRequest.resource_spans (1) → scope_spans (2) → spans (2).</summary>
    public static List<ExportedSpan> Read(byte[] body) =>
    [
        .. from resource in Fields(body, 1)
           from scope in Fields(resource, 2)
           from span in Fields(scope, 2)
           select new ExportedSpan(Hex(span, 1), Hex(span, 2), Hex(span, 4), Encoding.UTF8.GetString(Fields(span, 5).Single())),
    ];

    private static string Hex(byte[] message, int field) => Convert.ToHexStringLower(Fields(message, field).FirstOrDefault() ?? []);

    private static List<byte[]> Fields(byte[] message, int wanted)
    {
        var found = new List<byte[]>();
        for (var place = 0; place < message.Length;)
        {
            var tag = Varint(message, ref place);
            switch (tag & 7)
            {
                case 0:
                    Varint(message, ref place);
                    break;
                case 1:
                    _ = BinaryPrimitives.ReadUInt64LittleEndian(message.AsSpan(place));
                    place += 8;
                    break;
                case 2:
                    var length = (int)Varint(message, ref place);
                    if (tag >> 3 == (ulong)wanted)
                    {
                        found.Add(message[place..(place + length)]);
                    }

                    place += length;
                    break;
                case 5:
                    place += 4;
                    break;
                default:
                    throw new InvalidDataException($"Wire type {tag & 7}.");
            }
        }

        return found;
    }

    private static ulong Varint(byte[] message, ref int place)
    {
        var (value, shift) = (0UL, 0);
        while (true)
        {
            var part = message[place++];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                return value;
            }

            shift += 7;
        }
    }
}
